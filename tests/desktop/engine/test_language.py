import pytest

from desktop.engine.language import is_foreign

FOREIGN = """
Je ne sais pas où il est allé hier soir.
La maison est très grande et le jardin est beau.
Nous avons mangé une pizza.
Je t'aime beaucoup.
Les enfants jouent dans la cour.
Il fait froid aujourd'hui.
Cette voiture rouge appartient à mon voisin.
Veuillez agréer nos salutations distinguées.
Quelle heure est-il maintenant?
Elle travaille dans un hôpital depuis trois ans.
Ich habe keine Zeit für solche Dinge.
Der Hund schläft unter dem Tisch.
Wir gehen morgen ins Kino.
Das Wetter ist heute sehr schön.
Können Sie mir bitte helfen?
Die Kinder spielen im Garten.
Meine Mutter kocht gern Suppe.
Am Montag beginnt die Schule wieder.
Er hat gestern ein neues Auto gekauft.
Die Regierung hat neue Gesetze beschlossen.
El perro corre por el parque.
No tengo dinero para comprar comida.
Mañana vamos a la playa con mis amigos.
Ella vive en Madrid desde hace dos años.
¿Dónde está la biblioteca?
Me gusta mucho el café con leche.
Los niños juegan en la calle.
Este libro es muy interesante.
El gobierno anunció nuevas medidas económicas.
Quiero aprender a cocinar bien.
Il gatto dorme sul divano.
Non so che cosa fare oggi.
Mi piace molto la musica classica.
Domani andiamo al mare con gli amici.
La ragazza legge un libro interessante.
Questo ristorante è troppo caro per noi.
Come stai questa mattina?
Gli studenti hanno superato l'esame.
Ho comprato una macchina nuova.
Il governo ha approvato la legge.
De kat slaapt op de bank.
Ik heb vandaag geen zin om te werken.
We gaan morgen naar het strand.
Het is een mooie dag vandaag.
Kunt u mij helpen met dit probleem?
Mijn broer woont in Amsterdam.
De kinderen spelen buiten in de tuin.
Zij leest elke avond een boek.
Dat was niet wat ik bedoelde.
De regering heeft nieuwe plannen gepresenteerd.
O cachorro está dormindo no sofá.
Eu não gosto de acordar cedo.
Amanhã vamos ao cinema com os amigos.
Ela trabalha em uma escola pública.
Onde fica a estação de trem?
As crianças brincam no parque.
O governo anunciou novas medidas.
Meu irmão comprou um carro novo.
Este livro é muito interessante.
Preciso de mais tempo para terminar.
Jag tycker om att läsa böcker.
Hunden sover under bordet.
Vi ska åka till stranden imorgon.
Det är en vacker dag idag.
Kan du hjälpa mig med det här?
Barnen leker i trädgården.
Min bror bor i Stockholm.
Hon arbetar på ett sjukhus.
Regeringen har presenterat nya förslag.
Var ligger biblioteket?
Nie wiem, gdzie on jest teraz.
Pies śpi pod stołem.
Jutro idziemy do kina z przyjaciółmi.
To jest bardzo ładny dom.
Moja siostra pracuje w szpitalu.
Dzieci bawią się w ogrodzie.
Czy możesz mi pomóc?
Rząd ogłosił nowe plany.
Lubię czytać książki wieczorem.
Wczoraj kupiłem nowy samochód.
Onun şimdi nerede olduğunu bilmiyorum.
Köpek masanın altında uyuyor.
Yarın sinemaya gideceğiz.
Bu çok güzel bir ev.
Kız kardeşim hastanede çalışıyor.
Çocuklar bahçede oynuyor.
Bana yardım edebilir misin?
Dün yeni bir araba aldım.
Kitap okumayı çok seviyorum.
Hükümet yeni önlemler açıkladı.
En tiedä, missä hän on nyt.
Koira nukkuu pöydän alla.
Huomenna menemme elokuviin.
Tämä on erittäin kaunis talo.
Siskoni työskentelee sairaalassa.
Lapset leikkivät puutarhassa.
Voitko auttaa minua tämän kanssa?
Ostin eilen uuden auton.
Pidän kirjojen lukemisesta.
Hallitus esitteli uudet suunnitelmat.
Le train arrive à huit heures du matin.
Mes parents habitent près de Lyon.
Ils ont décidé de vendre leur appartement.
Il faut que tu viennes avec nous.
Wo ist der nächste Bahnhof?
Mein Bruder lernt seit drei Jahren Klavier.
Heute Abend essen wir Pizza.
Der Zug hat zehn Minuten Verspätung.
El tren llega a las ocho.
Mi hermana estudia medicina en la universidad.
Hace mucho calor en verano.
Necesito comprar pan y leche.
Il treno arriva alle otto.
Mia sorella studia medicina.
Fa molto caldo in estate.
Devo comprare il pane e il latte.
De trein komt om acht uur aan.
Mijn zus studeert geneeskunde.
In de zomer is het erg warm.
Ik moet brood en melk kopen.
O trem chega às oito horas.
Minha irmã estuda medicina.
Faz muito calor no verão.
Tåget kommer klockan åtta.
Min syster studerar medicin.
Det är mycket varmt på sommaren.
Pociąg przyjeżdża o ósmej.
Moja siostra studiuje medycynę.
Latem jest bardzo gorąco.
Muszę kupić chleb i mleko.
Tren saat sekizde geliyor.
Kız kardeşim tıp okuyor.
Yazın hava çok sıcak oluyor.
Juna saapuu kello kahdeksan.
Siskoni opiskelee lääketiedettä.
Kesällä on todella kuuma.
Minun täytyy ostaa leipää ja maitoa.
Toget ankommer klokken åtte.
Vlak přijíždí v osm hodin.
Trenul sosește la ora opt.
La réunion a été reportée à jeudi prochain.
Nos clients attendent une réponse rapide.
Je cherche un hôtel pas trop cher.
On a perdu le match hier.
Die Besprechung wurde auf Donnerstag verschoben.
Unsere Kunden erwarten eine schnelle Antwort.
Ich suche ein günstiges Hotel.
Wir haben gestern das Spiel verloren.
Niemand wusste davon.
La reunión se aplazó hasta el jueves.
Nuestros clientes esperan una respuesta rápida.
Busco un hotel barato.
Ayer perdimos el partido.
Nadie lo sabía.
La riunione è stata rinviata a giovedì.
I nostri clienti aspettano una risposta rapida.
Cerco un albergo economico.
Ieri abbiamo perso la partita.
Nessuno lo sapeva.
De vergadering is uitgesteld tot donderdag.
Onze klanten verwachten snel antwoord.
Ik zoek een goedkoop hotel.
Gisteren hebben we de wedstrijd verloren.
Niemand wist ervan.
A reunião foi adiada para quinta-feira.
Nossos clientes esperam uma resposta rápida.
Procuro um hotel barato.
Ontem perdemos o jogo.
Mötet sköts upp till torsdag.
Våra kunder väntar på ett snabbt svar.
Jag söker ett billigt hotell.
Igår förlorade vi matchen.
Spotkanie przełożono na czwartek.
Nasi klienci czekają na szybką odpowiedź.
Szukam taniego hotelu.
Wczoraj przegraliśmy mecz.
Toplantı perşembeye ertelendi.
Müşterilerimiz hızlı bir yanıt bekliyor.
Ucuz bir otel arıyorum.
Dün maçı kaybettik.
Kokous siirrettiin torstaille.
Asiakkaamme odottavat nopeaa vastausta.
Etsin halpaa hotellia.
Eilen hävisimme pelin.
Kukaan ei tiennyt siitä.
"""

ENGLISH = """
Dogs chase cats.
Birds sing sweetly at dawn.
Tom hid the den.
War and men die hard.
The chicken in the kitchen was hidden.
Pizza, pasta, and salsa on the piano.
He ate sushi in Tokyo with Signora Rossi.
The film is called La Vie en Rose.
She studied the Bundesverfassungsgericht in Karlsruhe.
What the room lacked was a certain je ne sais quoi.
My fiancée wrote a résumé at the café.
The de facto leader resigned.
An old hat in a van is fun.
ice cream tastes good
Rome, Paris, Berlin, Madrid.
"""


def test_nearly_all_foreign_sentences_are_told():
    sentences = FOREIGN.strip().splitlines()
    missed = [sentence for sentence in sentences if not is_foreign(sentence)]
    assert len(missed) <= 0.05 * len(sentences), missed


@pytest.mark.parametrize("sentence", ENGLISH.strip().splitlines())
def test_english_passes(sentence):
    assert not is_foreign(sentence)


def test_evidence_grows_with_the_sentence():
    assert not is_foreign("")
    assert not is_foreign("12 34")
    assert is_foreign("Der Hund schläft unter dem Tisch. " * 1000)
