<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>&amp;About Phrasewright</source>
        <translation>Ü&amp;ber Phrasewright</translation>
    </message>
    <message>
        <source>&amp;Accept this sentence</source>
        <translation>Diesen &amp;Satz annehmen</translation>
    </message>
    <message>
        <source>&amp;Bigger text</source>
        <translation>&amp;Größerer Text</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Kühn</translation>
    </message>
    <message>
        <source>&amp;Copy the rewrite</source>
        <translation>&amp;Neufassung kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Export comparison…</source>
        <translation>&amp;Vergleich exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>&amp;Fluent</source>
        <translation>&amp;Flüssig</translation>
    </message>
    <message>
        <source>&amp;Freeze or thaw words</source>
        <translation>Wörter ein&amp;frieren oder auftauen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Light touch</source>
        <translation>&amp;Behutsam</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>Nä&amp;chster Satz</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Other words for this one</source>
        <translation>And&amp;ere Wörter für dieses</translation>
    </message>
    <message>
        <source>&amp;Paste as plain text</source>
        <translation>Als reinen &amp;Text einfügen</translation>
    </message>
    <message>
        <source>&amp;Plain</source>
        <translation>&amp;Schlicht</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>V&amp;orgaben</translation>
    </message>
    <message>
        <source>&amp;Previous sentence</source>
        <translation>&amp;Voriger Satz</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Rewrite</source>
        <translation>&amp;Umschreiben</translation>
    </message>
    <message>
        <source>&amp;Save rewrite</source>
        <translation>Neufassung &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Scroll both pages together</source>
        <translation>Beide Seiten gemeinsam &amp;rollen</translation>
    </message>
    <message>
        <source>&amp;Shorter</source>
        <translation>Kü&amp;rzer</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Take an alternative</source>
        <translation>Alternative &amp;übernehmen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Use the rewrite as my text</source>
        <translation>Neufassung als meinen &amp;Text übernehmen</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>Ü&amp;bliche Größe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&lt;b&gt;Click a sentence&lt;/b&gt; for other ways to say it, &lt;b&gt;click a word&lt;/b&gt; for other words.</source>
        <translation>&lt;b&gt;Klicken Sie einen Satz an&lt;/b&gt;, um ihn anders zu sagen, &lt;b&gt;ein Wort&lt;/b&gt;, um ein anderes zu finden.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Freeze&lt;/b&gt; what must stay as it is{keys}.</source>
        <translation>&lt;b&gt;Frieren Sie ein&lt;/b&gt;, was bleiben muss, wie es ist{keys}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Paste or type&lt;/b&gt; on the left; the rewrite follows on the right, sentence by sentence. Or open a .txt, .md or .docx document{keys}.</source>
        <translation>&lt;b&gt;Tippen Sie&lt;/b&gt; links oder fügen Sie dort Text ein; rechts folgt die Neufassung, Satz für Satz. Oder öffnen Sie ein Dokument (.txt, .md, .docx){keys}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Push the sliders&lt;/b&gt;: Wording exchanges words, Structure rearranges the sentence. What differs from yours is underlined.</source>
        <translation>&lt;b&gt;Schieben Sie die Regler&lt;/b&gt;: Wortwahl tauscht Wörter, Satzbau ordnet den Satz um. Was von Ihrem Text abweicht, ist unterstrichen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Take it with you&lt;/b&gt;: copy the rewrite{copy}, or save it as a document{save}.</source>
        <translation>&lt;b&gt;Nehmen Sie sie mit&lt;/b&gt;: Kopieren Sie die Neufassung{copy} oder speichern Sie sie als Dokument{save}.</translation>
    </message>
    <message>
        <source>About Phrasewright</source>
        <translation>Über Phrasewright</translation>
    </message>
    <message>
        <source>About the chosen model</source>
        <translation>Über das gewählte Modell</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alles annehmen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted by you</source>
        <translation>Von Ihnen angenommen</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Angenommen.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Addresses, paths, code and citations come through letter for letter.</source>
        <translation>Adressen, Pfade, Code und Zitatangaben bleiben Zeichen für Zeichen, wie sie sind.</translation>
    </message>
    <message>
        <source>All changes accepted.</source>
        <translation>Alle Änderungen angenommen.</translation>
    </message>
    <message>
        <source>All earlier rewrites are removed for good; your text here stays.</source>
        <translation>Alle früheren Neufassungen werden endgültig entfernt; Ihr Text hier bleibt.</translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation>Alle Dateien ({patterns})</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Alternatives for each sentence</source>
        <translation>Alternativen je Satz</translation>
    </message>
    <message>
        <source>Alternatives of the sentence at the cursor</source>
        <translation>Alternativen zum Satz am Cursor</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Arrow keys choose one to look at. Enter has it write.</source>
        <translation>Die Pfeiltasten wählen eines zum Ansehen. Mit der Eingabetaste schreibt es.</translation>
    </message>
    <message>
        <source>Arrow keys choose which settings are shown.</source>
        <translation>Die Pfeiltasten wählen, welche Einstellungen gezeigt werden.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Ask for rewrites of a longer length.</source>
        <translation>Längere Neufassungen verlangen.</translation>
    </message>
    <message>
        <source>Ask for rewrites of a shorter length.</source>
        <translation>Kürzere Neufassungen verlangen.</translation>
    </message>
    <message>
        <source>Ask for rewrites of the same length.</source>
        <translation>Neufassungen von gleicher Länge verlangen.</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Zurück zum Text</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Kühn</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Steckbrief</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Rechtschreibung prüfen</translation>
    </message>
    <message>
        <source>Check that every file of the chosen model is as it should be.</source>
        <translation>Prüfen, ob jede Datei des gewählten Modells so ist, wie sie sein soll.</translation>
    </message>
    <message>
        <source>Checking “{name}” and trying it out…</source>
        <translation>„{name}“ wird geprüft und ausprobiert…</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Ordner eines Modells wählen</translation>
    </message>
    <message>
        <source>Click a word for others that fit there.</source>
        <translation>Klicken Sie ein Wort an, um andere zu sehen, die dort passen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the line and go back to the page.</source>
        <translation>Die Zeile schließen und zur Seite zurückkehren.</translation>
    </message>
    <message>
        <source>Close this message.</source>
        <translation>Diese Meldung schließen.</translation>
    </message>
    <message>
        <source>Close this page and go back to your text.</source>
        <translation>Diese Seite schließen und zum Text zurückkehren.</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>Gehört zum Programm</translation>
    </message>
    <message>
        <source>Comes with the program; measures meaning</source>
        <translation>Gehört zum Programm; misst den Sinn</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copied; what is not rewritten yet, as you wrote it.</source>
        <translation>Kopiert; was noch nicht umgeschrieben ist, in Ihren Worten.</translation>
    </message>
    <message>
        <source>Copy its rewrite</source>
        <translation>Diese Neufassung kopieren</translation>
    </message>
    <message>
        <source>Copy rewrite</source>
        <translation>Neufassung kopieren</translation>
    </message>
    <message>
        <source>Copy the folder of a model to this program and check it.</source>
        <translation>Den Ordner eines Modells in das Programm kopieren und prüfen.</translation>
    </message>
    <message>
        <source>Copy the whole rewritten text to the clipboard.</source>
        <translation>Den ganzen umgeschriebenen Text in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Copy the whole rewritten text.</source>
        <translation>Den ganzen umgeschriebenen Text kopieren.</translation>
    </message>
    <message>
        <source>Copy this earlier rewrite to the clipboard.</source>
        <translation>Diese frühere Neufassung in die Zwischenablage kopieren.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Es wird gezählt…</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Delete the chosen model from this program for good.</source>
        <translation>Das gewählte Modell endgültig aus dem Programm löschen.</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Documents ({patterns})</source>
        <translation>Dokumente ({patterns})</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, only what you selected</source>
        <translation>Fertig, nur was Sie ausgewählt haben</translation>
    </message>
    <message>
        <source>Each row is another way to say the sentence. Arrow keys try one, Enter takes it, Esc goes back.</source>
        <translation>Jede Zeile ist eine andere Art, den Satz zu sagen. Die Pfeiltasten probieren eine an, die Eingabetaste übernimmt sie, Esc geht zurück.</translation>
    </message>
    <message>
        <source>Earlier re&amp;writes</source>
        <translation>&amp;Frühere Neufassungen</translation>
    </message>
    <message>
        <source>Earlier rewrites</source>
        <translation>Frühere Neufassungen</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Das Feld leeren</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter changes the keys of the chosen action.</source>
        <translation>Die Eingabetaste ändert die Tasten der gewählten Aktion.</translation>
    </message>
    <message>
        <source>Every setting gets its usual value again, shortcuts too. Your text and your history stay.</source>
        <translation>Jede Einstellung bekommt wieder ihren üblichen Wert, auch die Tastenkürzel. Ihr Text und der Verlauf bleiben.</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Figures, dates and amounts come through exactly as they are written.</source>
        <translation>Zahlen, Daten und Beträge bleiben genau so, wie sie geschrieben sind.</translation>
    </message>
    <message>
        <source>Files of “{name}” are not as they should be: import it again or choose another model.</source>
        <translation>Dateien von „{name}“ sind nicht, wie sie sein sollen: Importieren Sie es neu oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Files of “{name}” are not as they should be: install the program again.</source>
        <translation>Dateien von „{name}“ sind nicht, wie sie sein sollen: Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Weitersu&amp;chen</translation>
    </message>
    <message>
        <source>Find a comman&amp;d…</source>
        <translation>Befehl s&amp;uchen…</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Find in both pages</source>
        <translation>Auf beiden Seiten suchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Zurück suchen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>First steps on an empty page</source>
        <translation>Erste Schritte auf der leeren Seite</translation>
    </message>
    <message>
        <source>Fluent</source>
        <translation>Flüssig</translation>
    </message>
    <message>
        <source>Font of the text</source>
        <translation>Schrift des Textes</translation>
    </message>
    <message>
        <source>Free software under the Apache licence, version 2.0.</source>
        <translation>Freie Software unter der Apache-Lizenz, Version 2.0.</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Freeze or thaw the sen&amp;tence</source>
        <translation>Sat&amp;z einfrieren oder auftauen</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Frozen.</source>
        <translation>Eingefroren.</translation>
    </message>
    <message>
        <source>Frozen: it stays as you wrote it.</source>
        <translation>Eingefroren: Der Satz bleibt, wie Sie ihn geschrieben haben.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Give every action its usual keys again.</source>
        <translation>Jeder Aktion wieder ihre üblichen Tasten geben.</translation>
    </message>
    <message>
        <source>Give every setting its usual value again.</source>
        <translation>Jeder Einstellung wieder ihren üblichen Wert geben.</translation>
    </message>
    <message>
        <source>Give it its usual value again: {value}.</source>
        <translation>Wieder den üblichen Wert geben: {value}.</translation>
    </message>
    <message>
        <source>Give the chosen action its usual keys again.</source>
        <translation>Der gewählten Aktion wieder ihre üblichen Tasten geben.</translation>
    </message>
    <message>
        <source>Global shortcut</source>
        <translation>Tasten für überall</translation>
    </message>
    <message>
        <source>Go to the &amp;alternatives</source>
        <translation>Zu den &amp;Alternativen</translation>
    </message>
    <message>
        <source>Go to the &amp;rewrite</source>
        <translation>Zur &amp;Neufassung</translation>
    </message>
    <message>
        <source>Go to the match before.</source>
        <translation>Zur vorigen Fundstelle gehen.</translation>
    </message>
    <message>
        <source>Go to the next match.</source>
        <translation>Zur nächsten Fundstelle gehen.</translation>
    </message>
    <message>
        <source>Go to your &amp;text</source>
        <translation>Zum eigenen &amp;Text</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Here, only the system itself can give keys that work everywhere: in its settings, let “{keys}” start the command “{command}”.</source>
        <translation>Tasten, die überall wirken, kann hier nur das System selbst geben: Lassen Sie in seinen Einstellungen „{keys}“ den Befehl „{command}“ starten.</translation>
    </message>
    <message>
        <source>Here, only the system itself can give such keys: in its settings, let them start the command “{command}”.</source>
        <translation>Solche Tasten kann hier nur das System selbst geben: Lassen Sie sie in seinen Einstellungen den Befehl „{command}“ starten.</translation>
    </message>
    <message>
        <source>Hold on to what stands for this sentence.</source>
        <translation>Festhalten, was für diesen Satz dasteht.</translation>
    </message>
    <message>
        <source>How far to rearrange the sentence, 0 to 100.</source>
        <translation>Wie weit der Satz umgestellt wird, 0 bis 100.</translation>
    </message>
    <message>
        <source>How many of the words to exchange, 0 to 100.</source>
        <translation>Wie viele Wörter getauscht werden, 0 bis 100.</translation>
    </message>
    <message>
        <source>How many rewrites of a sentence are made to choose from; more take longer.</source>
        <translation>Wie viele Neufassungen eines Satzes zur Wahl stehen; mehr brauchen länger.</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Symbol in der Taskleiste</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Modell importieren…</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Imported “{name}”.</source>
        <translation>„{name}“ ist importiert.</translation>
    </message>
    <message>
        <source>In the mean</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>Instead of “{word}”</source>
        <translation>Statt „{word}“</translation>
    </message>
    <message>
        <source>Its card, its figures or its licence.</source>
        <translation>Steckbrief, Kennzahlen oder Lizenz.</translation>
    </message>
    <message>
        <source>Its manifest tells no figures.</source>
        <translation>Zu diesem Modell sind keine Kennzahlen angegeben.</translation>
    </message>
    <message>
        <source>Its rewrite then</source>
        <translation>Die Neufassung damals</translation>
    </message>
    <message>
        <source>Keep a history</source>
        <translation>Verlauf führen</translation>
    </message>
    <message>
        <source>Keep a history of rewrites</source>
        <translation>Einen Verlauf der Neufassungen führen</translation>
    </message>
    <message>
        <source>Keep links and code</source>
        <translation>Links und Code behalten</translation>
    </message>
    <message>
        <source>Keep numbers</source>
        <translation>Zahlen behalten</translation>
    </message>
    <message>
        <source>Keep quotations</source>
        <translation>Zitate behalten</translation>
    </message>
    <message>
        <source>Keep this sentence as you wrote it, whatever the sliders say.</source>
        <translation>Diesen Satz behalten, wie Sie ihn geschrieben haben, was auch die Regler sagen.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>Keeps a sentence and its rewrite side by side.</source>
        <translation>Hält einen Satz und seine Neufassung nebeneinander.</translation>
    </message>
    <message>
        <source>Keeps the program at hand in the tray of the desktop.</source>
        <translation>Hält das Programm in der Taskleiste des Desktops bereit.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: no rewrite kept its meaning, numbers, names, kept words and formats.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: Keine Neufassung hat Sinn, Zahlen, Namen, behaltene Wörter und Formate bewahrt.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: not prose.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: kein Fließtext.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: not recognised as English.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: nicht als Englisch erkannt.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: so little is asked for that it lies nearest.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: Es wird so wenig verlangt, dass er selbst am nächsten liegt.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: too long for the model; split it into shorter sentences.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: zu lang für das Modell; teilen Sie ihn in kürzere Sätze.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: too short to say in other words.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: zu kurz, um ihn anders zu sagen.</translation>
    </message>
    <message>
        <source>Kept as you wrote it: what else was found is doubtful.</source>
        <translation>Bleibt, wie Sie ihn geschrieben haben: Was sonst gefunden wurde, ist zweifelhaft.</translation>
    </message>
    <message>
        <source>Kept: little asked for</source>
        <translation>Behalten: wenig verlangt</translation>
    </message>
    <message>
        <source>Kept: no safe rewrite</source>
        <translation>Behalten: keine sichere Neufassung</translation>
    </message>
    <message>
        <source>Kept: not prose</source>
        <translation>Behalten: kein Fließtext</translation>
    </message>
    <message>
        <source>Kept: not recognised as English</source>
        <translation>Behalten: nicht als Englisch erkannt</translation>
    </message>
    <message>
        <source>Kept: rewrites doubtful</source>
        <translation>Behalten: Neufassungen zweifelhaft</translation>
    </message>
    <message>
        <source>Kept: too long for the model</source>
        <translation>Behalten: zu lang für das Modell</translation>
    </message>
    <message>
        <source>Kept: too short</source>
        <translation>Behalten: zu kurz</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys for “{action}”</source>
        <translation>Tasten für „{action}“</translation>
    </message>
    <message>
        <source>Keys that bring up the window from any program.</source>
        <translation>Tasten, die das Fenster aus jedem Programm heraus nach vorn holen.</translation>
    </message>
    <message>
        <source>Keys that you have given to actions; the others keep their own.</source>
        <translation>Tasten, die Sie Aktionen gegeben haben; die anderen behalten ihre eigenen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Leave empty pages empty; the Help menu still has the first steps.</source>
        <translation>Leere Seiten leer lassen; die ersten Schritte stehen weiterhin im Menü Hilfe.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length: {length}</source>
        <translation>Länge: {length}</translation>
    </message>
    <message>
        <source>Let your own sentence stand.</source>
        <translation>Ihren eigenen Satz stehen lassen.</translation>
    </message>
    <message>
        <source>Lets you search earlier rewrites and go back to them; it never leaves this machine.</source>
        <translation>Frühere Neufassungen lassen sich durchsuchen und zurückholen; nichts davon verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light touch</source>
        <translation>Behutsam</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has it.</source>
        <translation>Hell, dunkel oder wie der Desktop es hat.</translation>
    </message>
    <message>
        <source>Loading the model that comes with the program…</source>
        <translation>Das Modell, das zum Programm gehört, wird geladen…</translation>
    </message>
    <message>
        <source>Loading “{name}”…</source>
        <translation>„{name}“ wird geladen…</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Länger</translation>
    </message>
    <message>
        <source>Looking for words…</source>
        <translation>Wörter werden gesucht…</translation>
    </message>
    <message>
        <source>Looks in your text and in the rewrite. Enter goes on, Shift+Enter back, Esc closes.</source>
        <translation>Sucht in Ihrem Text und in der Neufassung. Eingabe geht weiter, Umschalt+Eingabe zurück, Esc schließt.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Mark changed words</source>
        <translation>Geänderte Wörter kennzeichnen</translation>
    </message>
    <message>
        <source>Markdown ({patterns})</source>
        <translation>Markdown ({patterns})</translation>
    </message>
    <message>
        <source>Marks misspelt words where a dictionary is installed.</source>
        <translation>Kennzeichnet falsch geschriebene Wörter, wo ein Wörterbuch vorhanden ist.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Sinn</translation>
    </message>
    <message>
        <source>Ne&amp;xt change</source>
        <translation>Nächste Än&amp;derung</translation>
    </message>
    <message>
        <source>No other change before.</source>
        <translation>Davor keine weitere Änderung.</translation>
    </message>
    <message>
        <source>No other change behind this.</source>
        <translation>Danach keine weitere Änderung.</translation>
    </message>
    <message>
        <source>Pre&amp;vious change</source>
        <translation>Vorige Ände&amp;rung</translation>
    </message>
    <message>
        <source>Put my words &amp;back</source>
        <translation>Meine Wörter zurück&amp;holen</translation>
    </message>
    <message>
        <source>Put the cursor in a changed word of the rewrite first.</source>
        <translation>Setzen Sie den Cursor zuerst in ein geändertes Wort der Neufassung.</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Die Datei ersetzen?</translation>
    </message>
    <message>
        <source>This desktop has no tray now, so closing the window ends the program.</source>
        <translation>Dieser Desktop hat zurzeit keinen Platz für Symbole; wer das Fenster schließt, beendet also das Programm.</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Words exchanged</source>
        <translation>Getauschte Wörter</translation>
    </message>
    <message>
        <source>Words that fit where the clicked one stands. Arrow keys try, Enter takes, Esc goes back.</source>
        <translation>Wörter, die passen, wo das angeklickte steht. Die Pfeiltasten probieren eines an, die Eingabetaste übernimmt es, Esc geht zurück.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modell: {name}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Vorgabe:</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation>Kein Befehl hat diese Wörter.</translation>
    </message>
    <message>
        <source>No longer frozen.</source>
        <translation>Nicht mehr eingefroren.</translation>
    </message>
    <message>
        <source>No model is loaded yet; try again in a moment.</source>
        <translation>Noch ist kein Modell geladen; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>No other word keeps the meaning of the sentence.</source>
        <translation>Kein anderes Wort bewahrt den Sinn des Satzes.</translation>
    </message>
    <message>
        <source>No window can open because the Python package PySide6-Essentials is missing or broken: install it again.</source>
        <translation>Es kann sich kein Fenster öffnen, weil das Python-Paket PySide6-Essentials fehlt oder beschädigt ist: Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>No window can open because the Wayland display is not there: start it in a desktop session, or use the program in the terminal.</source>
        <translation>Es kann sich kein Fenster öffnen, weil es die Wayland-Anzeige nicht gibt: Starten Sie das Programm in einer Desktop-Sitzung oder benutzen Sie es im Terminal.</translation>
    </message>
    <message>
        <source>No window can open because the display named in DISPLAY does not answer: start it in a desktop session, or use the program in the terminal.</source>
        <translation>Es kann sich kein Fenster öffnen, weil die Anzeige, die DISPLAY nennt, nicht antwortet: Starten Sie das Programm in einer Desktop-Sitzung oder benutzen Sie es im Terminal.</translation>
    </message>
    <message>
        <source>No window can open because the system libraries {libraries} are missing: on Debian or Ubuntu, install with &apos;{command}&apos;.</source>
        <translation>Es kann sich kein Fenster öffnen, weil die Systembibliotheken {libraries} fehlen: Installieren Sie sie unter Debian oder Ubuntu mit &apos;{command}&apos;.</translation>
    </message>
    <message>
        <source>No window can open because the system library {libraries} is missing: on Debian or Ubuntu, install with &apos;{command}&apos;.</source>
        <translation>Es kann sich kein Fenster öffnen, weil die Systembibliothek {libraries} fehlt: Installieren Sie sie unter Debian oder Ubuntu mit &apos;{command}&apos;.</translation>
    </message>
    <message>
        <source>No window can open because the system library {library} is missing: install it.</source>
        <translation>Es kann sich kein Fenster öffnen, weil die Systembibliothek {library} fehlt: Installieren Sie sie.</translation>
    </message>
    <message>
        <source>No window can open because there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): start it in a desktop session, or use the program in the terminal.</source>
        <translation>Es kann sich kein Fenster öffnen, weil es keine Anzeige gibt (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt): Starten Sie das Programm in einer Desktop-Sitzung oder benutzen Sie es im Terminal.</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing that you write leaves this computer. Everything else is a few letters away{keys}.</source>
        <translation>Nichts, was Sie schreiben, verlässt diesen Rechner. Alles andere ist nur ein paar Buchstaben entfernt{keys}.</translation>
    </message>
    <message>
        <source>Of the rewrite that is chosen in the list.</source>
        <translation>Von der Neufassung, die in der Liste gewählt ist.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Andere Wörter</translation>
    </message>
    <message>
        <source>Own positions</source>
        <translation>Eigene Stellung</translation>
    </message>
    <message>
        <source>Pa&amp;ste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Phrasewright made a mistake ({kind}); your text is still here. If something looks wrong, save the rewrite and start the program again.</source>
        <translation>Phrasewright hat einen Fehler gemacht ({kind}); Ihr Text ist noch da. Wenn etwas falsch aussieht, speichern Sie die Neufassung und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
    <message>
        <source>Plain text ({patterns})</source>
        <translation>Reiner Text ({patterns})</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Preset: {name}</source>
        <translation>Vorgabe: {name}</translation>
    </message>
    <message>
        <source>Press the new keys; the button at its end takes the keys away. Tab leaves.</source>
        <translation>Drücken Sie die neuen Tasten; der Knopf am Ende nimmt sie weg. Tab verlässt das Feld.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Progress of the rewrite</source>
        <translation>Fortschritt der Neufassung</translation>
    </message>
    <message>
        <source>Put an example into your text, to be rewritten.</source>
        <translation>Ein Beispiel in Ihren Text setzen und umschreiben lassen.</translation>
    </message>
    <message>
        <source>Put the cursor in a sentence to see other ways to say it.</source>
        <translation>Setzen Sie den Cursor in einen Satz, um zu sehen, wie er sich anders sagen lässt.</translation>
    </message>
    <message>
        <source>Put the cursor in a word of a rewritten sentence first.</source>
        <translation>Setzen Sie den Cursor zuerst in ein Wort eines umgeschriebenen Satzes.</translation>
    </message>
    <message>
        <source>Put the cursor in a word of your text, or select some, to freeze it.</source>
        <translation>Setzen Sie den Cursor in ein Wort Ihres Textes oder wählen Sie einige aus, um sie einzufrieren.</translation>
    </message>
    <message>
        <source>Put this text back, with its sliders; undo brings back what you have now.</source>
        <translation>Diesen Text mit seinen Reglern zurückholen; Rückgängig bringt wieder, was jetzt dasteht.</translation>
    </message>
    <message>
        <source>Re&amp;ject this sentence</source>
        <translation>Diesen Satz ab&amp;lehnen</translation>
    </message>
    <message>
        <source>Re&amp;write again</source>
        <translation>&amp;Neu umschreiben</translation>
    </message>
    <message>
        <source>Reading ease (0 hard, 100 easy)</source>
        <translation>Lesbarkeit (0 schwer, 100 leicht)</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Verringert</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject all</source>
        <translation>Alles ablehnen</translation>
    </message>
    <message>
        <source>Rejected by you</source>
        <translation>Von Ihnen abgelehnt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove a preset</source>
        <translation>Vorgabe entfernen</translation>
    </message>
    <message>
        <source>Remove all earlier rewrites for good.</source>
        <translation>Alle früheren Neufassungen endgültig entfernen.</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>Das Modell entfernen?</translation>
    </message>
    <message>
        <source>Remove this rewrite from the history for good.</source>
        <translation>Diese Neufassung endgültig aus dem Verlauf entfernen.</translation>
    </message>
    <message>
        <source>Removed “{name}”.</source>
        <translation>„{name}“ ist entfernt.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Removing “{name}”…</source>
        <translation>„{name}“ wird entfernt…</translation>
    </message>
    <message>
        <source>Replace the original?</source>
        <translation>Das Original ersetzen?</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all settings?</source>
        <translation>Alle Einstellungen zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset all settings…</source>
        <translation>Alle Einstellungen zurücksetzen…</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>Alle Tastenkürzel zurücksetzen</translation>
    </message>
    <message>
        <source>Reset “{setting}”</source>
        <translation>„{setting}“ zurücksetzen</translation>
    </message>
    <message>
        <source>Restore the draft</source>
        <translation>Den Entwurf wiederherstellen</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neufassung</translation>
    </message>
    <message>
        <source>Rewriting… {percent}%</source>
        <translation>Wird umgeschrieben… {percent} %</translation>
    </message>
    <message>
        <source>Rewritten sentences</source>
        <translation>Umgeschriebene Sätze</translation>
    </message>
    <message>
        <source>Stat&amp;istics</source>
        <translation>Stat&amp;istik</translation>
    </message>
    <message>
        <source>Structure changed</source>
        <translation>Geänderter Satzbau</translation>
    </message>
    <message>
        <source>The language of menus and messages, from the next start on.</source>
        <translation>Die Sprache der Menüs und Meldungen, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Rewrite all</source>
        <translation>Alles umschreiben</translation>
    </message>
    <message>
        <source>Meaning kept</source>
        <translation>Bewahrter Sinn</translation>
    </message>
    <message>
        <source>Rewrite finished: {rewritten} of {sentences} sentences rewritten.</source>
        <translation>Neufassung fertig: {rewritten} von {sentences} Sätzen umgeschrieben.</translation>
    </message>
    <message>
        <source>Rewrite the se&amp;lection only</source>
        <translation>Nur die Aus&amp;wahl umschreiben</translation>
    </message>
    <message>
        <source>Rewrite the text once more.</source>
        <translation>Den Text noch einmal umschreiben.</translation>
    </message>
    <message>
        <source>Rewrite the whole text again, not only what you selected.</source>
        <translation>Wieder den ganzen Text umschreiben, nicht nur, was Sie ausgewählt haben.</translation>
    </message>
    <message>
        <source>Rewrite while typing</source>
        <translation>Beim Tippen umschreiben</translation>
    </message>
    <message>
        <source>Rewrite with the chosen model from now on.</source>
        <translation>Ab jetzt mit dem gewählten Modell umschreiben.</translation>
    </message>
    <message>
        <source>Rewrites anew shortly after you stop typing; otherwise only when you ask for it.</source>
        <translation>Schreibt kurz, nachdem Sie mit dem Tippen aufhören, neu um; sonst nur, wenn Sie es verlangen.</translation>
    </message>
    <message>
        <source>Rewrites in the history</source>
        <translation>Neufassungen im Verlauf</translation>
    </message>
    <message>
        <source>Rewrites that you finish will be kept here.</source>
        <translation>Neufassungen, die fertig werden, werden hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Rewriting</source>
        <translation>Umschreiben</translation>
    </message>
    <message>
        <source>Rewriting…</source>
        <translation>Wird umgeschrieben…</translation>
    </message>
    <message>
        <source>Rewritten</source>
        <translation>Umgeschrieben</translation>
    </message>
    <message>
        <source>S&amp;ave as preset…</source>
        <translation>Als &amp;Vorgabe speichern…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Einste&amp;llungen…</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>&amp;Kleinerer Text</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als Vorgabe speichern</translation>
    </message>
    <message>
        <source>Save rewrite &amp;as…</source>
        <translation>Neufassung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save rewrite as</source>
        <translation>Neufassung speichern unter</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Saved the preset “{name}”.</source>
        <translation>Die Vorgabe „{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>Saves your text as you work and brings it back at the next start, also after a crash.</source>
        <translation>Speichert Ihren Text, während Sie arbeiten, und holt ihn beim nächsten Start zurück, auch nach einem Absturz.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Scroll both panes together</source>
        <translation>Beide Seiten gemeinsam rollen</translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation>Aktionen suchen</translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation>Nach Name oder Tasten suchen</translation>
    </message>
    <message>
        <source>Search earlier rewrites</source>
        <translation>Frühere Neufassungen durchsuchen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles a&amp;uswählen</translation>
    </message>
    <message>
        <source>Select what is to be rewritten first.</source>
        <translation>Wählen Sie zuerst aus, was umgeschrieben werden soll.</translation>
    </message>
    <message>
        <source>Sentence frozen.</source>
        <translation>Satz eingefroren.</translation>
    </message>
    <message>
        <source>Sentence no longer frozen.</source>
        <translation>Satz nicht mehr eingefroren.</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Set the sliders to named positions.</source>
        <translation>Die Regler auf benannte Stellungen setzen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Show &amp;changes</source>
        <translation>Änderungen &amp;zeigen</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>Änderungen zeigen</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Das Fenster zeigen</translation>
    </message>
    <message>
        <source>Show this of the chosen model.</source>
        <translation>Dies vom gewählten Modell zeigen.</translation>
    </message>
    <message>
        <source>Shows the actions whose name or keys hold these words.</source>
        <translation>Zeigt die Aktionen, deren Name oder Tasten diese Wörter enthalten.</translation>
    </message>
    <message>
        <source>Shows those that have all of these words.</source>
        <translation>Zeigt jene, die alle diese Wörter haben.</translation>
    </message>
    <message>
        <source>Size of the history</source>
        <translation>Größe des Verlaufs</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Größe des Textes</translation>
    </message>
    <message>
        <source>Something is being done with a model</source>
        <translation>Mit einem Modell wird gerade etwas gemacht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop rewriting and keep what there is.</source>
        <translation>Nicht weiter umschreiben und behalten, was da ist.</translation>
    </message>
    <message>
        <source>Stopped; the rest is as it was</source>
        <translation>Angehalten; der Rest ist, wie er war</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Satzbau</translation>
    </message>
    <message>
        <source>Take alternative &amp;{number}</source>
        <translation>Alternative &amp;{number} übernehmen</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Taken.</source>
        <translation>Übernommen.</translation>
    </message>
    <message>
        <source>Tells what the program can do as long as there is no text.</source>
        <translation>Sagt, was das Programm kann, solange kein Text da ist.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Thaw everything</source>
        <translation>Alles auftauen</translation>
    </message>
    <message>
        <source>The chosen action gets these keys and the other loses them.</source>
        <translation>Die gewählte Aktion bekommt diese Tasten, die andere verliert sie.</translation>
    </message>
    <message>
        <source>The earlier text is back; undo brings back the other.</source>
        <translation>Der frühere Text ist wieder da; Rückgängig bringt den anderen zurück.</translation>
    </message>
    <message>
        <source>The embedded one</source>
        <translation>Das mitgelieferte</translation>
    </message>
    <message>
        <source>The letters of both pages.</source>
        <translation>Die Buchstaben auf beiden Seiten.</translation>
    </message>
    <message>
        <source>The model that rewrites your sentences.</source>
        <translation>Das Modell, das Ihre Sätze umschreibt.</translation>
    </message>
    <message>
        <source>The model “{name}” of your settings is not there; import it again.</source>
        <translation>Das Modell „{name}“ aus Ihren Einstellungen ist nicht da; importieren Sie es neu.</translation>
    </message>
    <message>
        <source>The newest first. Enter brings one back.</source>
        <translation>Das neueste zuerst. Die Eingabetaste holt eines zurück.</translation>
    </message>
    <message>
        <source>The preset was not saved: {reason}.</source>
        <translation>Die Vorgabe wurde nicht gespeichert: {reason}.</translation>
    </message>
    <message>
        <source>The rewrite appears here, sentence by sentence.
Nothing leaves this computer.</source>
        <translation>Hier erscheint die Neufassung, Satz für Satz.
Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>The rewrite is your text now; undo brings the old one back.</source>
        <translation>Die Neufassung ist jetzt Ihr Text; Rückgängig bringt den alten zurück.</translation>
    </message>
    <message>
        <source>The size of the letters on both pages.</source>
        <translation>Die Größe der Buchstaben auf beiden Seiten.</translation>
    </message>
    <message>
        <source>The text then</source>
        <translation>Der Text damals</translation>
    </message>
    <message>
        <source>The text to rewrite. It stays as it is.</source>
        <translation>Der Text, der umgeschrieben wird. Er bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Die übliche</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>There is no text to count yet.</source>
        <translation>Es ist noch kein Text zum Zählen da.</translation>
    </message>
    <message>
        <source>There is nothing to copy yet.</source>
        <translation>Es gibt noch nichts zu kopieren.</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Es gibt noch nichts zu speichern.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window still ends the program.</source>
        <translation>Dieser Desktop hat keinen Platz für Symbole; wer das Fenster schließt, beendet daher weiterhin das Programm.</translation>
    </message>
    <message>
        <source>This sentence may change again.</source>
        <translation>Dieser Satz darf sich wieder ändern.</translation>
    </message>
    <message>
        <source>Time to read</source>
        <translation>Lesezeit</translation>
    </message>
    <message>
        <source>Took alternative {number}.</source>
        <translation>Alternative {number} übernommen.</translation>
    </message>
    <message>
        <source>Took “{word}”.</source>
        <translation>„{word}“ übernommen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try an example</source>
        <translation>Ein Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Type a few letters; arrow keys choose, Enter does it, Escape leaves.</source>
        <translation>Tippen Sie ein paar Buchstaben; die Pfeiltasten wählen, die Eingabetaste führt aus, Escape verlässt die Liste.</translation>
    </message>
    <message>
        <source>Type or paste your text here.
The rewrite follows as you write.</source>
        <translation>Tippen Sie hier Ihren Text oder fügen Sie ihn ein.
Die Neufassung folgt, während Sie schreiben.</translation>
    </message>
    <message>
        <source>Underline the words that differ from yours.</source>
        <translation>Die Wörter unterstreichen, die von Ihren abweichen.</translation>
    </message>
    <message>
        <source>Underline the words that differ from yours; off is a clean view.</source>
        <translation>Die Wörter unterstreichen, die von Ihren abweichen; ausgeschaltet ist die Ansicht rein.</translation>
    </message>
    <message>
        <source>Underlines words of the rewrite that are not in your text; off, it shows a clean page.</source>
        <translation>Unterstreicht Wörter der Neufassung, die nicht in Ihrem Text stehen; ausgeschaltet zeigt es eine reine Seite.</translation>
    </message>
    <message>
        <source>Until then, the model that comes with the program writes.</source>
        <translation>Bis dahin schreibt das Modell, das zum Programm gehört.</translation>
    </message>
    <message>
        <source>Usually: {value}</source>
        <translation>Üblich: {value}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verifying “{name}”…</source>
        <translation>„{name}“ wird geprüft…</translation>
    </message>
    <message>
        <source>Web page ({patterns})</source>
        <translation>Webseite ({patterns})</translation>
    </message>
    <message>
        <source>What can be done now and holds what you typed.</source>
        <translation>Was sich jetzt tun lässt und enthält, was Sie getippt haben.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>What stands in quotation marks comes through letter for letter.</source>
        <translation>Was in Anführungszeichen steht, bleibt Zeichen für Zeichen, wie es ist.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>When it is larger, the oldest rewrites go.</source>
        <translation>Ist er größer, gehen die ältesten Neufassungen.</translation>
    </message>
    <message>
        <source>When there are more, the oldest go.</source>
        <translation>Sind es mehr, gehen die ältesten.</translation>
    </message>
    <message>
        <source>Whether rewrites are kept from now on; they never leave this computer.</source>
        <translation>Ob Neufassungen von jetzt an aufbewahrt werden; sie verlassen nie diesen Rechner.</translation>
    </message>
    <message>
        <source>Whether things move when they appear or change.</source>
        <translation>Ob sich etwas bewegt, wenn es erscheint oder sich ändert.</translation>
    </message>
    <message>
        <source>Wipe the history?</source>
        <translation>Den Verlauf löschen?</translation>
    </message>
    <message>
        <source>Wipe the history…</source>
        <translation>Den Verlauf löschen…</translation>
    </message>
    <message>
        <source>Word document ({patterns})</source>
        <translation>Word-Dokument ({patterns})</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Wortwahl</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Write with this model</source>
        <translation>Mit diesem Modell schreiben</translation>
    </message>
    <message>
        <source>Writes now</source>
        <translation>Schreibt jetzt</translation>
    </message>
    <message>
        <source>Your own sentence is back.</source>
        <translation>Ihr eigener Satz steht wieder da.</translation>
    </message>
    <message>
        <source>Your own sentence, as you chose.</source>
        <translation>Ihr eigener Satz, wie Sie es wollten.</translation>
    </message>
    <message>
        <source>Your own sentence.</source>
        <translation>Ihr eigener Satz.</translation>
    </message>
    <message>
        <source>Your own text is back.</source>
        <translation>Ihr eigener Text steht wieder da.</translation>
    </message>
    <message>
        <source>Your own words are back.</source>
        <translation>Ihre eigenen Wörter stehen wieder da.</translation>
    </message>
    <message>
        <source>Your sentences in other words, on your own computer. Nothing that you write leaves it.</source>
        <translation>Ihre Sätze in anderen Worten, auf Ihrem eigenen Rechner. Nichts, was Sie schreiben, verlässt ihn.</translation>
    </message>
    <message>
        <source>Your sentences, in other words</source>
        <translation>Ihre Sätze, in anderen Worten</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>Ihr Text</translation>
    </message>
    <message>
        <source>Your text and its rewrite</source>
        <translation>Ihr Text und seine Neufassung</translation>
    </message>
    <message>
        <source>Your text in other words. Arrow keys move through it; the alternatives below are of the sentence at the cursor.</source>
        <translation>Ihr Text in anderen Worten. Die Pfeiltasten führen hindurch; die Alternativen darunter gehören zum Satz am Cursor.</translation>
    </message>
    <message>
        <source>Yours, not the usual ones</source>
        <translation>Ihre, nicht die üblichen</translation>
    </message>
    <message>
        <source>as you wrote it</source>
        <translation>wie Sie ihn geschrieben haben</translation>
    </message>
    <message>
        <source>asked {asked}</source>
        <translation>verlangt {asked}</translation>
    </message>
    <message>
        <source>asked {asked}, reached {reached}</source>
        <translation>verlangt {asked}, erreicht {reached}</translation>
    </message>
    <message>
        <source>made from {base}</source>
        <translation>gemacht aus {base}</translation>
    </message>
    <message>
        <source>measures how alike sentences are</source>
        <translation>misst, wie ähnlich sich Sätze sind</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>noch nicht geladen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>reading ease {before} → {after}</source>
        <translation>Lesbarkeit {before} → {after}</translation>
    </message>
    <message>
        <source>rewrites sentences</source>
        <translation>schreibt Sätze um</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>with “{words}”</source>
        <translation>mit „{words}“</translation>
    </message>
    <message>
        <source>without “{words}”</source>
        <translation>ohne „{words}“</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>{description} Now {figures}.</source>
        <translation>{description} Jetzt {figures}.</translation>
    </message>
    <message>
        <source>{face} (not installed)</source>
        <translation>{face} (nicht installiert)</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} Std. {minutes} Min.</translation>
    </message>
    <message>
        <source>{keys} belongs to “{action}”.</source>
        <translation>{keys} gehört zu „{action}“.</translation>
    </message>
    <message>
        <source>{keys} is needed for writing: take Ctrl or Alt with it, or a function key.</source>
        <translation>{keys} wird zum Schreiben gebraucht: Nehmen Sie Strg oder Alt dazu oder eine Funktionstaste.</translation>
    </message>
    <message>
        <source>{keys} opens the menu “{menu}”.</source>
        <translation>{keys} öffnet das Menü „{menu}“.</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} Min. {seconds} Sek.</translation>
    </message>
    <message>
        <source>{name}: asked and reached</source>
        <translation>{name}: verlangt und erreicht</translation>
    </message>
    <message>
        <source>{number} kept as written</source>
        <translation>{number} behalten, wie geschrieben</translation>
    </message>
    <message>
        <source>{number} other words for {word}.</source>
        <translation>{number} andere Wörter für {word}.</translation>
    </message>
    <message>
        <source>{number} rewritten</source>
        <translation>{number} umgeschrieben</translation>
    </message>
    <message>
        <source>{old} for “{new}”</source>
        <translation>{old} für „{new}“</translation>
    </message>
    <message>
        <source>{origin}; writes now</source>
        <translation>{origin}; schreibt jetzt</translation>
    </message>
    <message>
        <source>{page}: {count} found</source>
        <translation>{page}: {count} gefunden</translation>
    </message>
    <message>
        <source>{page}: {number} of {count}</source>
        <translation>{page}: {number} von {count}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} Sek.</translation>
    </message>
    <message>
        <source>{word}, your own. The sentence: {sentence}</source>
        <translation>{word}, von Ihnen. Der Satz: {sentence}</translation>
    </message>
    <message>
        <source>{word}. Meaning {meaning}.</source>
        <translation>{word}. Sinn {meaning}.</translation>
    </message>
    <message>
        <source>“{keys}” cannot be heard everywhere: another program may have these keys.</source>
        <translation>„{keys}“ ist nicht überall zu hören: Vielleicht hat ein anderes Programm diese Tasten.</translation>
    </message>
    <message>
        <source>“{name}” is deleted from this program for good. Your text stays.</source>
        <translation>„{name}“ wird endgültig aus dem Programm gelöscht. Ihr Text bleibt.</translation>
    </message>
    <message>
        <source>“{name}” is gone; the model that comes with the program writes now.</source>
        <translation>„{name}“ ist weg; jetzt schreibt das Modell, das zum Programm gehört.</translation>
    </message>
    <message>
        <source>“{name}” is the document that you opened. Replace it with the rewrite?</source>
        <translation>„{name}“ ist das Dokument, das Sie geöffnet haben. Durch die Neufassung ersetzen?</translation>
    </message>
    <message>
        <source>“{name}” is the original: choose another name.</source>
        <translation>„{name}“ ist das Original: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>„{name}“ gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>“{name}” writes now.</source>
        <translation>„{name}“ schreibt jetzt.</translation>
    </message>
    <message>
        <source>“{new}” has moved.</source>
        <translation>„{new}“ stand woanders.</translation>
    </message>
    <message>
        <source>“{new}” instead of “{old}”.</source>
        <translation>„{new}“ statt „{old}“.</translation>
    </message>
    <message>
        <source>“{new}” is new.</source>
        <translation>„{new}“ ist neu.</translation>
    </message>
    <message>
        <source>“{old}” is gone here.</source>
        <translation>„{old}“ fehlt hier.</translation>
    </message>
    <message>
        <source>“{words}” where it was</source>
        <translation>„{words}“, wo es stand</translation>
    </message>
    <message>
        <source>… It goes on in the file {name}.</source>
        <translation>… Es geht in der Datei {name} weiter.</translation>
    </message>
    <message numerus="yes">
        <source>All {number} files are as they should be.</source>
        <comment>Its {number} file is as it should be.</comment>
        <translation>
            <numerusform>Die {number} Datei ist, wie sie sein soll.</numerusform>
            <numerusform>Alle {number} Dateien sind, wie sie sein sollen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved; {number} changes had no room in the document, so the text there is as it was.</source>
        <comment>Saved; {number} change had no room in the document, so the text there is as it was.</comment>
        <translation>
            <numerusform>Gespeichert; {number} Änderung hatte im Dokument keinen Platz, dort steht der Text wie zuvor.</numerusform>
            <numerusform>Gespeichert; {number} Änderungen hatten im Dokument keinen Platz, dort steht der Text wie zuvor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {number} minutes left</source>
        <comment>about {number} minute left</comment>
        <translation>
            <numerusform>noch etwa {number} Minute</numerusform>
            <numerusform>noch etwa {number} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about {number} seconds left</source>
        <comment>about {number} second left</comment>
        <translation>
            <numerusform>noch etwa {number} Sekunde</numerusform>
            <numerusform>noch etwa {number} Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} sentences</source>
        <comment>{number} sentence</comment>
        <translation>
            <numerusform>{number} Satz</numerusform>
            <numerusform>{number} Sätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} words</source>
        <comment>{number} word</comment>
        <translation>
            <numerusform>{number} Wort</numerusform>
            <numerusform>{number} Wörter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Another window is busy with the history: try again in a moment.</source>
        <translation>Ein anderes Fenster ist gerade mit dem Verlauf beschäftigt: Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>No folder of yours could be found to keep models in: set HOME to one and start again.</source>
        <translation>Es war kein Ordner von Ihnen für Modelle zu finden: Setzen Sie HOME auf einen und starten Sie neu.</translation>
    </message>
    <message>
        <source>No folder of yours could be found to keep settings in: set HOME to one and start again.</source>
        <translation>Es war kein Ordner von Ihnen für Einstellungen zu finden: Setzen Sie HOME auf einen und starten Sie neu.</translation>
    </message>
    <message>
        <source>The bundle “{0}” (“{1}”) differs from “{2}” by capitals alone; remove that one first.</source>
        <translation>Das Modell „{0}“ („{1}“) unterscheidet sich von „{2}“ nur in der Großschreibung; entfernen Sie jenes zuerst.</translation>
    </message>
    <message>
        <source>The bundle “{0}” cannot be read ({1}); check the folder.</source>
        <translation>Das Modell „{0}“ ist nicht zu lesen ({1}); sehen Sie im Ordner nach.</translation>
    </message>
    <message>
        <source>The bundle “{0}” could not be removed ({1}); close what uses “{2}” and try again.</source>
        <translation>Das Modell „{0}“ war nicht zu entfernen ({1}); schließen Sie, was „{2}“ benutzt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The bundle “{0}” could not be taken in ({1}); make room or check the folder “{2}”, and try again.</source>
        <translation>Das Modell „{0}“ war nicht zu übernehmen ({1}); schaffen Sie Platz oder sehen Sie im Ordner „{2}“ nach und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The bundle “{0}” has a name that no folder may have on every system (“{1}”); make it again under another name.</source>
        <translation>Das Modell „{0}“ hat einen Namen, den nicht auf jedem System ein Ordner haben darf („{1}“); erzeugen Sie es unter einem anderen Namen neu.</translation>
    </message>
    <message>
        <source>The bundle “{0}” has a tokenizer of the kind “{1}”, which this version of the program does not know; update the program or choose another bundle.</source>
        <translation>Das Modell „{0}“ hat einen Tokenizer der Art „{1}“, die diese Version des Programms nicht kennt; aktualisieren Sie das Programm oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The bundle “{0}” has a {1} that cannot be used; install it again or choose another bundle.</source>
        <translation>Das Modell „{0}“ hat eine unbrauchbare Datei {1}; installieren Sie es neu oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The bundle “{0}” has the name of one that ships with the program (“{1}”); make it again under another name.</source>
        <translation>Das Modell „{0}“ heißt wie eines, das zum Programm gehört („{1}“); erzeugen Sie es unter einem anderen Namen neu.</translation>
    </message>
    <message>
        <source>The bundle “{0}” holds a model that does not run ({1}); get it anew or choose another bundle.</source>
        <translation>Das Modell „{0}“ läuft nicht ({1}); holen Sie es neu oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The bundle “{0}” holds a sentence encoder, and the program uses its own; choose a student.</source>
        <translation>Das Modell „{0}“ vergleicht nur Sätze, und dafür hat das Programm sein eigenes; wählen Sie eines, das umschreibt.</translation>
    </message>
    <message>
        <source>The bundle “{0}” holds no {1}; choose another bundle.</source>
        <translation>Das Modell „{0}“ ist nicht von der Art {1}; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The bundle “{0}” ships with the program and stays; only bundles that you have imported can be removed.</source>
        <translation>Das Modell „{0}“ gehört zum Programm und bleibt; nur importierte Modelle lassen sich entfernen.</translation>
    </message>
    <message>
        <source>The bundle “{0}” {1}; nothing was taken in: get it anew or choose another bundle.</source>
        <translation>Das Modell „{0}“ {1}; nichts wurde übernommen: Holen Sie es neu oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The folder “{0}” for settings and draft could not be made: {1}; until it can be, nothing is kept beyond this session.</source>
        <translation>Der Ordner „{0}“ für Einstellungen und Entwurf ließ sich nicht anlegen: {1}; bis dahin wird nichts über diese Sitzung hinaus aufbewahrt.</translation>
    </message>
    <message>
        <source>The history could not be wiped from the disk: remove “{0}” yourself.</source>
        <translation>Der Verlauf ließ sich nicht vom Datenträger löschen: Entfernen Sie „{0}“ selbst.</translation>
    </message>
    <message>
        <source>The history could not be wiped: {0}; close other windows and try again.</source>
        <translation>Der Verlauf ließ sich nicht löschen: {0}; schließen Sie andere Fenster und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The program holds no {0} of its own; install it again.</source>
        <translation>Dem Programm fehlt sein eigenes Modell ({0}); installieren Sie es neu.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The {0} could not be removed: {1}; remove “{2}” yourself.</source>
        <translation>Nicht zu entfernen ({0}): {1}; entfernen Sie „{2}“ selbst.</translation>
    </message>
    <message>
        <source>The {0} could not be saved: {1}; it is kept in memory until it can be.</source>
        <translation>Nicht zu speichern ({0}): {1}; bis es geht, bleibt es im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The {0} was damaged, so it has been set aside as “{1}” and a new one begun.</source>
        <translation>Beschädigt ({0}), daher als „{1}“ beiseitegelegt und neu begonnen.</translation>
    </message>
    <message>
        <source>The {0} “{1}” could not be read: {2}; the program goes on without it.</source>
        <translation>Nicht zu lesen ({0}, „{1}“): {2}; das Programm macht ohne weiter.</translation>
    </message>
    <message>
        <source>The {0} “{1}” is damaged and could not be set aside; the program goes on without it.</source>
        <translation>Beschädigt und nicht beiseitezulegen ({0}, „{1}“); das Programm macht ohne weiter.</translation>
    </message>
    <message>
        <source>There is no bundle “{0}”: give the folder of one, or a name out of these: {1}.</source>
        <translation>Es gibt kein Modell „{0}“: Geben Sie den Ordner eines Modells an oder einen dieser Namen: {1}.</translation>
    </message>
    <message>
        <source>There is no imported bundle “{0}” to remove; there are: {1}.</source>
        <translation>Es gibt kein importiertes Modell „{0}“ zu entfernen; es gibt: {1}.</translation>
    </message>
    <message>
        <source>file with your presets</source>
        <translation>Datei mit Ihren Vorgaben</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>disk quota exceeded</source>
        <translation>das Kontingent auf dem Datenträger ist ausgeschöpft</translation>
    </message>
    <message>
        <source>The bundle “{0}” {1}; {2}.</source>
        <translation>Das Modell „{0}“ {1}; {2}.</translation>
    </message>
    <message>
        <source>The rewriting engine has been shut down; start the program again.</source>
        <translation>Das Umschreiben ist schon beendet; starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>a sentence encoder</source>
        <translation>eines, das Sätze vergleicht</translation>
    </message>
    <message>
        <source>a student</source>
        <translation>eines, das umschreibt</translation>
    </message>
    <message>
        <source>a student must have codes, and nothing else may</source>
        <translation>wer umschreibt, muss „codes“ haben, und nur der</translation>
    </message>
    <message>
        <source>changed while it was read</source>
        <translation>hat sich geändert, während es gelesen wurde</translation>
    </message>
    <message>
        <source>check the file or install it again or choose another bundle</source>
        <translation>sehen Sie nach der Datei, installieren Sie es neu oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>check the name or choose another bundle</source>
        <translation>prüfen Sie den Namen oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>choose another bundle</source>
        <translation>wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>code scheme: the template has more than {0} characters</source>
        <translation>Codes: Die Vorlage hat mehr als {0} Zeichen</translation>
    </message>
    <message>
        <source>code scheme: the template {0} is not usable: {1}</source>
        <translation>Codes: Die Vorlage {0} ist unbrauchbar: {1}</translation>
    </message>
    <message>
        <source>code scheme: the {0} edges must ascend, but are {1}</source>
        <translation>Codes: Die Grenzen {0} müssen aufsteigen, sind aber {1}</translation>
    </message>
    <message>
        <source>code scheme: {0} is missing or of the wrong type</source>
        <translation>Codes: {0} fehlt oder ist von falscher Art</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>eines, das Sätze vergleicht</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>files must list {0}</source>
        <translation>„files“ muss {0} nennen</translation>
    </message>
    <message>
        <source>files must not be more than {0}</source>
        <translation>„files“ darf höchstens {0} nennen</translation>
    </message>
    <message>
        <source>has a {0} of more than {1} bytes</source>
        <translation>hat eine {0} von mehr als {1} Bytes</translation>
    </message>
    <message>
        <source>has a {0} that cannot be read ({1})</source>
        <translation>hat eine {0}, die nicht zu lesen ist ({1})</translation>
    </message>
    <message>
        <source>has a {0} that cannot be used ({1})</source>
        <translation>hat eine unbrauchbare {0} ({1})</translation>
    </message>
    <message>
        <source>has a {0} that is not a JSON object</source>
        <translation>hat eine {0}, die kein JSON-Objekt ist</translation>
    </message>
    <message>
        <source>has a {0} that is not a plain file</source>
        <translation>hat eine {0}, die keine gewöhnliche Datei ist</translation>
    </message>
    <message>
        <source>has a {0} that is not text</source>
        <translation>hat eine {0}, die kein Text ist</translation>
    </message>
    <message>
        <source>has a {0} that is {1} than the {2} bytes it should have</source>
        <translation>hat eine {0}, die {1} ist als die {2} Bytes, die sie haben soll</translation>
    </message>
    <message>
        <source>has a {0} that was changed or damaged (its SHA-256 is not the listed one)</source>
        <translation>hat eine {0}, die geändert oder beschädigt wurde (ihre SHA-256 ist nicht die verzeichnete)</translation>
    </message>
    <message>
        <source>has a {0} without a format version</source>
        <translation>hat eine {0} ohne Formatversion</translation>
    </message>
    <message>
        <source>has no {0}</source>
        <translation>hat keine {0}</translation>
    </message>
    <message>
        <source>holds a model that cannot be loaded ({0})</source>
        <translation>ist nicht zu laden ({0})</translation>
    </message>
    <message>
        <source>holds {0}, not {1}</source>
        <translation>ist {0}, nicht {1}</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>install it again or choose another bundle</source>
        <translation>installieren Sie es neu oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>it crashes</source>
        <translation>es stürzt ab</translation>
    </message>
    <message>
        <source>it does not come to an end</source>
        <translation>es kommt zu keinem Ende</translation>
    </message>
    <message>
        <source>it goes on after its end</source>
        <translation>es geht nach seinem Ende weiter</translation>
    </message>
    <message>
        <source>it has no embeddings</source>
        <translation>es hat keine Einbettungen</translation>
    </message>
    <message>
        <source>it has too much mark-up to be read in a reasonable time; split it into smaller files</source>
        <translation>es enthält zu viele Auszeichnungen, um es in vernünftiger Zeit zu lesen; teilen Sie es in kleinere Dateien</translation>
    </message>
    <message>
        <source>it holds a name that is none</source>
        <translation>es enthält einen Namen, der keiner ist</translation>
    </message>
    <message>
        <source>it holds a variable of the wrong size</source>
        <translation>es enthält eine Variable von falscher Größe</translation>
    </message>
    <message>
        <source>it holds a variable that no model of this version has ({0})</source>
        <translation>es enthält eine Variable, die kein Modell dieser Version hat ({0})</translation>
    </message>
    <message>
        <source>it holds declarations that no word processor writes, so it is not opened</source>
        <translation>es enthält Deklarationen, die keine Textverarbeitung schreibt, und wird deshalb nicht geöffnet</translation>
    </message>
    <message>
        <source>it holds no text but other data; open a .txt, .md or .docx file instead</source>
        <translation>es enthält keinen Text, sondern andere Daten; öffnen Sie stattdessen eine .txt-, .md- oder .docx-Datei</translation>
    </message>
    <message>
        <source>it holds too many variables</source>
        <translation>es enthält zu viele Variablen</translation>
    </message>
    <message>
        <source>it holds two variables of one name</source>
        <translation>es enthält zwei Variablen gleichen Namens</translation>
    </message>
    <message>
        <source>it is an old .doc file or locked with a password: save it as .docx without a password and open that</source>
        <translation>es ist eine alte .doc-Datei oder mit einem Kennwort geschützt: Speichern Sie es ohne Kennwort als .docx und öffnen Sie das</translation>
    </message>
    <message>
        <source>it is another kind of model than the bundle says</source>
        <translation>es ist ein anderes Modell, als es sich ausgibt</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>es ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is damaged: repair it with the program that made it, then open it again</source>
        <translation>es ist beschädigt: Reparieren Sie es mit dem Programm, das es erzeugt hat, und öffnen Sie es dann noch einmal</translation>
    </message>
    <message>
        <source>it is locked with a password: save it without one and open that</source>
        <translation>es ist mit einem Kennwort geschützt: Speichern Sie es ohne und öffnen Sie das</translation>
    </message>
    <message>
        <source>it is no .docx file, or a damaged one</source>
        <translation>es ist keine .docx-Datei oder eine beschädigte</translation>
    </message>
    <message>
        <source>it is no Word document</source>
        <translation>es ist kein Word-Dokument</translation>
    </message>
    <message>
        <source>it is not in the model format of this version</source>
        <translation>es hat nicht das Modellformat dieser Version</translation>
    </message>
    <message>
        <source>it is too long to be opened at once: split it into smaller documents</source>
        <translation>es ist zu lang, um es auf einmal zu öffnen: Teilen Sie es in kleinere Dokumente</translation>
    </message>
    <message>
        <source>it is write-protected</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>it refers to a variable that it does not hold</source>
        <translation>es verweist auf eine Variable, die es nicht enthält</translation>
    </message>
    <message>
        <source>its alignment_layer is none of its layers</source>
        <translation>seine alignment_layer ist keine seiner Schichten</translation>
    </message>
    <message>
        <source>its config.json has a setting that no model may have ({0})</source>
        <translation>seine config.json hat eine Einstellung, die kein Modell haben darf ({0})</translation>
    </message>
    <message>
        <source>its config.json is not a JSON object</source>
        <translation>seine config.json ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its heads do not share its numbers evenly</source>
        <translation>seine Köpfe teilen sich seine Zahlen nicht gleichmäßig</translation>
    </message>
    <message>
        <source>its layers are not in order</source>
        <translation>seine Schichten sind nicht in Ordnung</translation>
    </message>
    <message>
        <source>its scores are no numbers</source>
        <translation>seine Bewertungen sind keine Zahlen</translation>
    </message>
    <message>
        <source>its text is damaged: it claims to be {0} and is not; save it anew with the program that made it</source>
        <translation>der Text ist beschädigt: Er gibt sich als {0} aus und ist es nicht; speichern Sie ihn mit dem Programm neu, das ihn erzeugt hat</translation>
    </message>
    <message>
        <source>its text is damaged: repair it with the program that made it, then open it again</source>
        <translation>sein Text ist beschädigt: Reparieren Sie es mit dem Programm, das es erzeugt hat, und öffnen Sie es dann noch einmal</translation>
    </message>
    <message>
        <source>its text is not in UTF-8: save it anew with a current word processor</source>
        <translation>sein Text ist nicht in UTF-8: Speichern Sie es mit einer heutigen Textverarbeitung neu</translation>
    </message>
    <message>
        <source>its text takes more than {0} MB unpacked: split it into smaller documents</source>
        <translation>sein Text nimmt entpackt mehr als {0} MB ein: Teilen Sie es in kleinere Dokumente</translation>
    </message>
    <message>
        <source>its vocabulary holds a word twice</source>
        <translation>sein Wortschatz enthält ein Wort zweimal</translation>
    </message>
    <message>
        <source>its vocabulary is not a list of words</source>
        <translation>sein Wortschatz ist keine Liste von Wörtern</translation>
    </message>
    <message>
        <source>its {0} does not fit its max_distance</source>
        <translation>{0} passt nicht zur eigenen max_distance</translation>
    </message>
    <message>
        <source>its {0} does not fit the rest of it</source>
        <translation>{0} passt nicht zum Rest</translation>
    </message>
    <message>
        <source>its {0} has no scale</source>
        <translation>{0} hat keine Skala</translation>
    </message>
    <message>
        <source>its {0} has the wrong shape</source>
        <translation>{0} hat die falsche Form</translation>
    </message>
    <message>
        <source>its {0} holds numbers of the wrong kind</source>
        <translation>{0} enthält Zahlen der falschen Art</translation>
    </message>
    <message>
        <source>its {0} holds what is no number</source>
        <translation>{0} enthält etwas, das keine Zahl ist</translation>
    </message>
    <message>
        <source>its {0} is not a single number</source>
        <translation>{0} ist keine einzelne Zahl</translation>
    </message>
    <message>
        <source>its {0} is not a whole number</source>
        <translation>{0} ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>its {0} is out of range</source>
        <translation>{0} liegt außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>kind must be one of {0}</source>
        <translation>„kind“ muss eines hiervon sein: {0}</translation>
    </message>
    <message>
        <source>languages must be a list of language codes</source>
        <translation>„languages“ muss eine Liste von Sprachkürzeln sein</translation>
    </message>
    <message>
        <source>lists {0}, which is not a kind of file that a bundle may hold</source>
        <translation>verzeichnet {0}, und solche Dateien darf ein Modell nicht enthalten</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>länger</translation>
    </message>
    <message>
        <source>made_with must give a version as text for each name</source>
        <translation>„made_with“ muss zu jedem Namen eine Version als Text nennen</translation>
    </message>
    <message>
        <source>name may hold letters, digits, dots, dashes and underscores only</source>
        <translation>„name“ darf nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche enthalten</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>die Berechtigung fehlt</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>shorter</source>
        <translation>kürzer</translation>
    </message>
    <message>
        <source>stands beside {0}, which its manifest does not list</source>
        <translation>liegt neben {0}, und das verzeichnet es nicht</translation>
    </message>
    <message>
        <source>student</source>
        <translation>eines, das umschreibt</translation>
    </message>
    <message>
        <source>the name of a preset has 1 to {0} characters, no space first or last</source>
        <translation>der Name einer Vorgabe hat 1 bis {0} Zeichen und kein Leerzeichen am Anfang oder Ende</translation>
    </message>
    <message>
        <source>the name of a preset must stand on one line</source>
        <translation>der Name einer Vorgabe muss auf einer Zeile stehen</translation>
    </message>
    <message>
        <source>the positions of a preset lie between 0 and 100</source>
        <translation>die Stellungen einer Vorgabe liegen zwischen 0 und 100</translation>
    </message>
    <message>
        <source>there may be {0} presets: remove one first</source>
        <translation>es darf {0} Vorgaben geben: Entfernen Sie zuerst eine</translation>
    </message>
    <message>
        <source>threads must be 1 or more, not {0}</source>
        <translation>es braucht mindestens einen Thread, nicht {0}</translation>
    </message>
    <message>
        <source>unpacked it would be too large to open: split it into smaller documents</source>
        <translation>entpackt wäre es zu groß zum Öffnen: Teilen Sie es in kleinere Dokumente</translation>
    </message>
    <message>
        <source>update the program or choose another bundle</source>
        <translation>aktualisieren Sie das Programm oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>was made for a newer version of the program (bundle format {0})</source>
        <translation>ist für eine neuere Version des Programms gemacht (Format {0})</translation>
    </message>
    <message>
        <source>{0} is either on or off</source>
        <translation>{0} ist entweder an oder aus</translation>
    </message>
    <message>
        <source>{0} is not a name that a bundle&apos;s file may have</source>
        <translation>{0} ist kein Name, den eine Datei eines Modells haben darf</translation>
    </message>
    <message>
        <source>{0} must be a line of text</source>
        <translation>„{0}“ muss eine Zeile Text sein</translation>
    </message>
    <message>
        <source>{0} must be a table</source>
        <translation>{0} muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>{0} must be a table of at most {1} short texts</source>
        <translation>{0} muss eine Tabelle von höchstens {1} kurzen Texten sein</translation>
    </message>
    <message>
        <source>{0} must be a whole number from {1} to {2}</source>
        <translation>{0} muss eine ganze Zahl von {1} bis {2} sein</translation>
    </message>
    <message>
        <source>{0} must be an object</source>
        <translation>„{0}“ muss ein Objekt sein</translation>
    </message>
    <message>
        <source>{0} must be one line of at most {1} characters</source>
        <translation>{0} muss eine Zeile von höchstens {1} Zeichen sein</translation>
    </message>
    <message>
        <source>{0} must be one of: {1}</source>
        <translation>{0} muss eines hiervon sein: {1}</translation>
    </message>
    <message>
        <source>{0} must have a size and a sha256</source>
        <translation>{0} braucht eine Größe und eine sha256</translation>
    </message>
    <message>
        <source>{0} must have between 1 and {1} bytes</source>
        <translation>{0} darf 1 bis {1} Bytes haben</translation>
    </message>
    <message>
        <source>“{0}” could not be opened: {1}.</source>
        <translation>„{0}“ ließ sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>“{0}” could not be saved: {1}; try another folder or disk.</source>
        <translation>„{0}“ ließ sich nicht speichern: {1}; versuchen Sie einen anderen Ordner oder Datenträger.</translation>
    </message>
    <message>
        <source>“{0}” has been changed by another program since it was opened: save under another name.</source>
        <translation>„{0}“ wurde, seit es geöffnet ist, von einem anderen Programm geändert: Speichern Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>“{0}” is a folder: choose a file in it.</source>
        <translation>„{0}“ ist ein Ordner: Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>“{0}” is larger than {1} MB: split it into smaller files and open those.</source>
        <translation>„{0}“ ist größer als {1} MB: Teilen Sie es in kleinere Dateien und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>“{0}” is no ordinary file: save its text in one and open that.</source>
        <translation>„{0}“ ist keine gewöhnliche Datei: Speichern Sie den Text in einer und öffnen Sie die.</translation>
    </message>
    <message>
        <source>“{0}” is no text file; if it is a Word document, let its name end with .docx.</source>
        <translation>„{0}“ ist keine Textdatei; ist es ein Word-Dokument, lassen Sie den Namen mit .docx enden.</translation>
    </message>
    <message>
        <source>“{0}” is the original: save under another name, or say that it may be replaced.</source>
        <translation>„{0}“ ist das Original: Speichern Sie unter einem anderen Namen oder sagen Sie, dass es ersetzt werden darf.</translation>
    </message>
    <message>
        <source>“{0}” was not saved: paragraphs were added, joined or removed here, which the document cannot take; undo that, or save as .txt or another kind.</source>
        <translation>„{0}“ wurde nicht gespeichert: Hier sind Absätze hinzugekommen, verbunden oder weggefallen, und dafür hat das Dokument keinen Platz; machen Sie das rückgängig oder speichern Sie als .txt oder in einer anderen Art.</translation>
    </message>
</context>
</TS>
