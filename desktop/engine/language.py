"""Tells English from other European languages by their commonest words and letters.

Short sentences are the point: an English one without any function word ("Dogs chase cats.") must
pass, so a sentence is foreign only on evidence, never for lack of English.
"""

import re

from desktop.engine.wordset import word_set

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# The commonest words of English, without those that other languages write alike.
_ENGLISH = word_set(
    """
    the of and to is are was were be been being it its that this these those with for from by at as but
    not or have has had having do does did will would can could shall should may might must he she they
    we you his her their our your my him them us who whom whose which what when where why how there here
    then than so if because while although though about into onto over under between through during
    before after above below again further once all any both each few more most other some such only own
    same too very just now also even still yet ever never always often out up down off on in i'm i've
    i'll it's don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't
    you're they're we're that's there's let's one two three first new good well back way people time
    said says like get got go went make made take took see saw know knew think thought want need much
    many every another something anything nothing everyone someone i a an he's she's what's
    """
)

# The commonest words of other languages in Latin script. A word may stand in several languages; it
# counts where most of it is found. None of them is an English word that is likely in prose.
_LISTS = {
    language: word_set(listing)
    for language, listing in {
        "French": """
            le la les un une des du de et est sont que qui dans pour pas avec sur je tu il elle nous
            vous ils elles ce cette ces mon ton son mes ses leur leurs mais ou où plus très bien
            fait être avoir suis avons avez ont été était au aux par comme tout tous toute rien
            aussi chez même encore jamais toujours quand si sans sous entre c'est n'est qu'il j'ai
            d'un d'une l'on y en ne se moi toi lui quel quelle bonjour merci aime beaucoup notre
            votre nos vos peut faire à deux trois quatre cinq six sept huit neuf dix heure heures
            jour jours matin soir année années mois semaine ans homme femme maison monde vie peu
            fois autre autres depuis pendant près après avant doit vont vient font dit veux veut
            peux faut habite
        """,
        "German": """
            der die das und ist nicht ein eine einen einem einer eines ich du er sie es wir ihr mit
            von zu zum zur auf für im den dem des sich auch aber oder wenn dass daß wie noch nach
            bei aus nur sind hat haben habe wird werden wurde war waren kann können muss müssen sehr
            schon mehr über unter vor durch gegen ohne mein meine dein deine sein seine kein keine
            keinen hier heute gestern morgen immer jetzt dann als am mir mich dir dich uns euch was
            wer wo warum geht gut alle bitte danke seit zwei drei vier fünf sechs sieben acht neun
            zehn uhr jahr jahre jahren tag tage tagen woche wochen monat minuten stunden viel viele
            wenig weil damit ob bis ins beim vom zwischen während wollen will soll sollen macht
            machen kommt kommen gehen essen steht liegt lernt neue neuen neuer ganz etwas nichts
            jeder jede jedes diese dieser dieses
        """,
        "Spanish": """
            el la los las un una unos unas de del que y en es son está están por para con no se su
            sus lo le les al más pero como muy ya yo tú él ella nosotros ellos ellas este esta estos
            estas ese esa eso mi tu hay ser estar tiene tengo fue era han he ha sobre también cuando
            donde porque todo todos toda nada siempre nunca sin hasta desde entre qué cómo quién
            gracias bien ayer hoy mañana aquí me te nos dos tres cuatro cinco seis siete ocho nueve
            diez hora horas día días año años mes semana hombre mujer casa mundo vida poco mucha
            muchos muchas mucho vez otro otra otros después antes durante debe puede hace hacer voy
            va vamos quiero necesito llega gran nuevo nueva nuevos nuevas
        """,
        "Italian": """
            il lo la i gli le un uno una di del della dei delle dello degli da dal dalla in nel
            nella nei e è sono che chi non per con su sul sulla si mi ti ci vi ma anche come più
            molto questo questa questi queste quello quella ho hai ha abbiamo hanno era stato stata
            essere avere fare io tu lui lei noi voi loro mio mia tuo sua suo perché quando dove cosa
            tutto tutti sempre mai oggi ieri domani ancora già senza grazie bene c'è al alla ai alle
            due tre quattro cinque sette otto nove dieci ora ore giorno giorni anno anni mese
            settimana uomo donna casa mondo vita poco molta molti molte volta altro altra altri dopo
            prima durante deve devo può fa vado va andiamo voglio arriva grande nuovo nuova nuovi
            studia
        """,
        "Dutch": """
            de het een en van ik je jij hij zij ze wij we is zijn was waren niet dat die dit deze op
            te met voor aan er om ook als maar of bij naar uit door over heeft hebben heb had wordt
            worden werd kan kunnen moet moeten zal zullen mijn jouw hun haar ons onze geen nog wel
            al veel meer zo dan toen nu hier daar waar wat wie hoe omdat altijd nooit vandaag
            gisteren morgen goed gaat naast tot twee drie vier vijf zes zeven acht negen tien uur
            jaar jaren dag dagen week weken maand weinig zodat tussen tijdens willen wil komt komen
            gaan maken maakt staat ligt erg iets niets ieder iedere nieuwe broer woont
        """,
        "Portuguese": """
            o a os as um uma de do da dos das no na nos nas em e é são está estão que não por para
            com se seu sua seus suas mais mas como muito já eu tu ele ela nós eles elas este esta
            esse essa isso isto meu minha foi era tem ter ser há ao aos à pelo pela também quando
            onde porque tudo todos nada sempre nunca sem até desde entre obrigado bem hoje ontem
            amanhã aqui você vocês gosto muitos dois duas três quatro cinco seis sete oito nove dez
            hora horas dia dias ano anos mês semana homem mulher casa mundo vida pouco muita muitas
            vez outro outra outros depois antes durante deve pode faz fazer vou vai vamos quero
            preciso chega grande novo nova novos
        """,
        "Swedish": """
            och det att i en ett jag hon han som på är av för med den till inte om var har de vi ni
            du mig dig sig sin sitt sina men eller när så kan ska skulle från vid också bara mycket
            mer än efter under över utan mellan min mitt mina din ditt vår hade blir blev vara inga
            ingen idag igår imorgon alltid aldrig här där vad vem hur varför tack bra mot två tre
            fyra fem sex sju åtta nio tio klockan år dagar vecka månad lite många eftersom vill
            kommer gör går står ligger något inget varje nya alla bor sover syster bror
        """,
        "Danish and Norwegian": """
            og det at i en et jeg hun han som på er av af for med den til ikke om var har de vi du
            meg mig deg dig seg sig sin men eller når så kan skal skulle fra ved også bare mye meget
            mer mere enn end etter efter under over uten uden mellom mellem min mitt mit din vår
            vores hadde havde blir bliver ble blev være ingen dag går alltid altid aldri aldrig her
            der hva hvad hvem hvordan hvorfor takk tak to tre fire fem seks syv sju otte åtte ni ti
            klokken år dager dage uke uge måned lidt litt mange fordi vil kommer gør gjør står
            ligger noe noget intet hver nye alle bor søster bror
        """,
        "Polish": """
            i w na z ze do od po za o u nie się jest są był była było byli być to ten ta te tego tej
            tym co kto jak gdzie kiedy dlaczego że aby żeby ale lub albo oraz czy tak już jeszcze
            tylko bardzo też dla przez przed pod nad mnie mi ja ty on ona ono my wy oni one mój moja
            moje twój jego jej ich mam masz ma mamy może można będzie wszystko zawsze nigdy dziś
            dzisiaj wczoraj jutro tu tam dziękuję dobrze dwa trzy cztery pięć sześć siedem osiem
            dziewięć dziesięć godzina dzień dni rok lat tydzień miesiąc mało dużo ponieważ między
            podczas chcę chce idę idzie muszę nowe nowy nowa każdy coś nic
        """,
        "Turkish": """
            ve bir bu şu o da de ile için çok daha en gibi kadar ama ancak fakat ya ki mi mı mu mü
            ne nasıl neden nerede kim ben sen biz siz onlar benim senin bizim var yok değil olarak
            olan oldu olduğu sonra önce her şey hiç bugün dün yarın iyi şimdi artık ise bana sana
            ona evet hayır teşekkür iki üç dört beş altı yedi sekiz dokuz on saat gün yıl hafta ay
            az çünkü arasında istiyorum geliyor gidiyor yeni hava
        """,
        "Finnish": """
            ja on ei se hän minä sinä me te he että mutta tai kun jos niin kuin myös oli olen olet
            ovat olla ollut tämä tuo nämä joka mikä mitä missä miten miksi kuka nyt vain jo vielä
            aina koskaan hyvin paljon enemmän kanssa ilman ennen jälkeen tänään eilen huomenna minun
            sinun hänen meidän teidän heidän en et emme ette eivät kaikki hyvää kiitos sitten täällä
            siellä kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen kello päivä
            vuosi vuotta viikko kuukausi vähän koska välillä aikana haluan tulee menee uusi uudet
            uuden jokainen jotain täytyy todella
        """,
        "Czech": """
            a je se na v ve že to s z do o za po pro jsem jsi jsme jste jsou byl byla bylo byli být
            není jako ale nebo když kde kdy proč kdo co jak tak také už ještě jen velmi můj moje
            tvůj jeho její jejich mám má máme může bude všechno vždy nikdy dnes včera zítra tady tam
            děkuji dobře já ty my vy oni který která které dva tři čtyři pět šest sedm osm devět
            deset hodin den dny rok let týden měsíc málo hodně protože mezi během chci jde musím
            nový nová nové každý něco nic
        """,
        "Romanian": """
            și şi este sunt nu un o de la în din cu pe pentru că care ce mai foarte dar sau dacă
            când unde eu tu el ea noi voi ei meu mea fost era au am ai are fi acest această aceste
            toate tot azi ieri mâine bine mulțumesc să se doi trei patru cinci șase șapte opt nouă
            zece ora ore zi zile an ani lună săptămână puțin mult între timpul vreau vine merge
            trebuie nou fiecare ceva nimic
        """,
        "Hungarian": """
            a az és egy nem hogy is van volt ez azt ezt meg már csak még mint de vagy ha én te ő mi
            ti ők nagyon minden mert lesz lett sok jó itt ott ma tegnap holnap hol mikor miért ki
            mit köszönöm két három négy öt hat hét nyolc kilenc tíz óra nap év kevés között alatt
            akarok jön megy kell új valami semmi
        """,
        "Indonesian": """
            yang dan di ke dari untuk dengan ini itu tidak adalah saya kamu dia kami kita mereka
            akan sudah telah pada dalam juga atau tetapi karena sangat lebih bisa ada seperti apa
            siapa sebuah oleh
        """,
        "Latin": """
            et in est non ad cum ut qui quae quod sed sunt esse aut nec per ex ab de si enim atque
            etiam dolor ipsum lorem amet sit
        """,
    }.items()
}

# English words that are function words elsewhere: they prove nothing on their own, and those of
# names and borrowed phrases ("La Paz", "de facto", "et al.") neither.
_WEAK = word_set(
    """
    ad ah ai all also am an and are art as at bad bar be bin brava bra can ce ci come con dag dan dare
    dash de den der des die dig do door dove du e ein el en er era est et ex fare fast fin for fur gut
    ha had ham has hat hay he hem hen her here hey hier hit hun i ii iii il in is it iv k la las le les
    lo los ma mad mai male man mare me men met mi mil min mine mit mot my na ni no noch non o of on ore
    os over pa par per plus pour pro pub sa san sang sent set si sic side sin so sole solo som son sous
    sub sum sur tale tan te tel ten to tot tout tu u un una under us va van var vet vi vide vii voor von
    w war was we wet will wit ye yet za zip alle bitte sie fall bare mere more hans dine dines mens aux
    bon unto elle late leer alto mama papa ya yo ve om mo bu ki mu sen mas ser nos nada tip sans dame
    soma alter ego capita ante post nova vitro vivo situ facto hoc via quo rata vice versa six dix anno
    prima casa grande due tres novo novas hora mondo vita vida dia otto cinque tee fire fem ti sex tie
    week weeks ay let opt nap kell ora ani dit font tag tage bis bor vil hava lit fa vado voy vez mes
    mese sept jour soir femme monde faut uno dos trio sol mundo gran donna volta poco tien omen mange
    gun az
    """
)

# Letters that English has only in names and in a few words taken over ("café", "naïve").
_FOREIGN_LETTER = re.compile(r"[à-öø-ÿßœāăąćčďęěğıłńňőřśşșťțůűųźżž]")
_BORROWED = word_set(
    """
    café cafés naïve naïveté fiancé fiancée fiancés résumé résumés cliché clichés clichéd façade façades
    déjà touché entrée entrées jalapeño jalapeños piñata señor señora über crème brûlée sauté sautéed
    soufflé décor fête exposé protégé protégée risqué née blasé passé pâté purée puréed rosé vis-à-vis
    ä é ö smörgåsbord communiqué crêpe crêpes consommé papier-mâché matinée mêlée melée métier tête coup
    coöperate zoölogy doppelgänger
    """
)
_ENGLISH_SHAPE = re.compile(
    r"(?:ing|ed|ly|tions?|ness|ful|less|ght|ck|sh|ough|ould|ity|ities|ws|ys|'s|n't)$|^(?:th|wh|sh|kn|wr)|oo|ee|ow"
)

# Endings and letter groups that are rare in English words of four letters and more.
_FOREIGN_SHAPE = re.compile(
    r"(?=.{4}).*(?:(?<![aeo])[aiou]$|[aiou]u$|(?:ung|keit|heit|lich|mente|ci[oó]n|dad|amos|ijk|heid|[bdfklmnprt]en"
    r"|anno|nek|ych|ego|[aoe]t{1,2}iin|ssa|lla|sta|[lr]ek|det|tet|ene)$|sch(?!o|e|i)|^sz|cz|ij|aa|uu|^vl|^zw|^[bdfgklst]j|kk)"
)
_BUT_ENGLISH = word_set(
    """
    been seen then when even open often happen happened women seven children token taken broken spoken
    chosen given driven written eaten hidden garden kitchen golden wooden sudden chicken mitten listen
    fallen stolen frozen oven forgotten gotten beaten bitten ridden woken widen sweeten tighten threaten
    frighten strengthen shorten flatten fasten soften moisten loosen lessen weaken awaken darken sicken
    thicken quicken harden burden warden maiden linen omen siren barren alien pollen swollen sullen
    specimen citizen dozen cozen raven maven heaven eleven leaven haven craven proven woven riven shaven
    also into onto unto potato tomato video photo piano radio studio zero hero echo auto logo memo info
    solo euro kilo cello tempo motto ratio patio cargo casino tattoo bamboo shampoo taboo bingo bravo
    demo disco dynamo embryo ghetto jumbo limbo macro micro manifesto mosquito nacho pesto pinto polo
    portfolio pro promo retro rhino scenario stereo stiletto tango tobacco tornado turbo tuxedo vertigo
    volcano weirdo typo combo condo gusto hippo hobo judo lasso lego lingo ludo mango metro placebo
    rodeo silo soprano torso area idea data media extra drama opera agenda camera formula criteria visa
    sofa pizza pasta salsa soda banana panda villa arena alpha beta gamma delta omega sigma theta lambda
    bacteria phenomena propaganda panorama diploma dilemma stigma trauma plasma schema stamina vanilla
    umbrella gorilla tequila quinoa asthma coma aroma karma saga era quota replica retina antenna alga
    algebra amnesia anaconda aorta aria aura ballerina bandana barista bazooka cafeteria charisma
    chinchilla cholera cinema cobra cola corona dementia diarrhea diaspora encyclopedia enigma euphoria
    fauna fiesta flora gala guerrilla hernia hyena hysteria inertia insignia insomnia koala larva lava
    llama malaria mania marijuana marina mascara militia nausea nebula nostalgia orca orchestra paella
    paprika paranoia patina peninsula persona phobia pneumonia prima pupa regatta regalia rota sauna
    scuba sonata spatula stanza suburbia tarantula tiara toga trivia tuba tundra utopia vendetta veranda
    vista yoga zebra taxi alibi bikini broccoli chili deli graffiti khaki kiwi martini origami safari
    salami spaghetti sushi teriyaki tsunami ravioli semi multi mini maxi wifi anti nuclei alumni fungi
    cacti stimuli radii menu guru tofu haiku tutu emu impromptu thou flu caribou bayou reggae trekking
    bookkeeper bookkeeping jackknife aardvark bazaar vacuum continuum czar fjord
    """
)

_FOREIGN = [(words - _ENGLISH - _WEAK, words & _WEAK, _ENGLISH - words) for words in _LISTS.values()]
_MAX_TOKENS = 200


def is_foreign(sentence: str) -> bool:
    """Whether a sentence in Latin script is in another language than English.

    Args:
        sentence: any text; the first 200 words count.
    """
    tokens = [found[0] for found, _ in zip(_TOKEN.finditer(sentence), range(_MAX_TOKENS), strict=False)]
    shouted = sentence.isupper()
    # Capitals inside a sentence are mostly names, which may be from anywhere.
    plain = [
        token.lower().replace("’", "'")
        for index, token in enumerate(tokens)
        if index == 0 or shouted or token[0].islower()
    ]
    accented = sum(bool(_FOREIGN_LETTER.search(token)) and token not in _BORROWED for token in plain)
    shaped = sum(
        bool(_FOREIGN_SHAPE.match(token)) and token not in _BUT_ENGLISH and token not in _ENGLISH
        for token in plain
    )
    english_shaped = sum(bool(_ENGLISH_SHAPE.search(token)) for token in plain)
    looks = 0.7 * accented + 0.5 * shaped
    threshold = 0.6 + 0.1 * len(plain)
    # The weights were set so that less than one English sentence in a thousand is lost.
    for strong, weak, english in _FOREIGN:
        hits = sum(map(strong.__contains__, plain))
        if hits or looks:
            evidence = hits + looks + 0.4 * sum(map(weak.__contains__, plain))
            against = sum(map(english.__contains__, plain)) + 0.3 * english_shaped
            # Looks alone may be a few names written small: then it takes twice as much.
            if evidence >= threshold and evidence > (1.2 if hits or accented else 2.4) * against:
                return True
    return False
