<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Address</name>
    <message>
        <source>Type an address first, such as /json or https://example.org/.</source>
        <translation>Zuerst eine Adresse eingeben, z. B. /json oder https://example.org/.</translation>
    </message>
    <message>
        <source>A path alone goes to the server of this window. Start it first, or type a whole address.</source>
        <translation>Ein Pfad allein geht an den Server dieses Fensters. Diesen zuerst starten oder eine ganze Adresse eingeben.</translation>
    </message>
    <message>
        <source>Only http, https, ws and wss addresses can be sent to, and this one is %1.</source>
        <translation>Gesendet wird nur an Adressen mit http, https, ws und wss; diese ist %1.</translation>
    </message>
    <message>
        <source>The address names no host: type it like http://127.0.0.1:8000/json.</source>
        <translation>Die Adresse nennt keinen Host. Richtig ist z. B. http://127.0.0.1:8000/json.</translation>
    </message>
    <message>
        <source>The address cannot be read: %1.</source>
        <translation>Die Adresse ist nicht lesbar: %1.</translation>
    </message>
</context>
<context>
    <name>CachePane</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
</context>
<context>
    <name>CacheTypes</name>
    <message>
        <source>String</source>
        <extracomment>A type of values in Redis, as the next ones.</extracomment>
        <translation>String</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Sorted set</source>
        <translation>Sorted Set</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
</context>
<context>
    <name>CallPhases</name>
    <message>
        <source>Name lookup</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Wait for first byte</source>
        <translation>Warten auf erstes Byte</translation>
    </message>
    <message>
        <source>Receive response</source>
        <translation>Antwort empfangen</translation>
    </message>
    <message>
        <source>The host&apos;s name was turned into an address.</source>
        <translation>Aus dem Hostnamen wurde eine Adresse.</translation>
    </message>
    <message>
        <source>A TCP connection was opened.</source>
        <translation>Eine TCP-Verbindung wurde geöffnet.</translation>
    </message>
    <message>
        <source>Keys were agreed and the certificate was checked.</source>
        <translation>Schlüssel wurden vereinbart und das Zertifikat geprüft.</translation>
    </message>
    <message>
        <source>The request was written.</source>
        <translation>Die Anfrage wurde geschrieben.</translation>
    </message>
    <message>
        <source>The server worked, and this program waited.</source>
        <translation>Der Server arbeitete, dieses Programm wartete.</translation>
    </message>
    <message>
        <source>The response was read to its end.</source>
        <translation>Die Antwort wurde zu Ende gelesen.</translation>
    </message>
</context>
<context>
    <name>ChartPicture</name>
    <message>
        <source>The picture could not be written to %1: %2. Choose another place.</source>
        <translation>Das Bild konnte nicht nach %1 geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Diagramme speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>The charts were written to %1.</source>
        <translation>Die Diagramme wurden nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>CloseWords</name>
    <message>
        <source>Normal closure</source>
        <extracomment>Names of the codes that close a WebSocket, as RFC 6455 has them.</extracomment>
        <translation>Normal geschlossen</translation>
    </message>
    <message>
        <source>Going away</source>
        <translation>Endpunkt geht</translation>
    </message>
    <message>
        <source>Protocol error</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>Unsupported data</source>
        <translation>Daten nicht unterstützt</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Kein Code</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Invalid data</source>
        <translation>Ungültige Daten</translation>
    </message>
    <message>
        <source>Policy violation</source>
        <translation>Richtlinie verletzt</translation>
    </message>
    <message>
        <source>Message too big</source>
        <translation>Nachricht zu groß</translation>
    </message>
    <message>
        <source>Extension missing</source>
        <translation>Erweiterung fehlt</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>Service restart</source>
        <translation>Dienst startet neu</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Später erneut versuchen</translation>
    </message>
    <message>
        <source>Bad gateway</source>
        <translation>Bad Gateway</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a code that closes a WebSocket, %2 its name.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The connection has done what it was opened for.</source>
        <translation>Die Verbindung hat ihren Zweck erfüllt.</translation>
    </message>
    <message>
        <source>One side goes away: the server stops, or the page was left.</source>
        <translation>Eine Seite geht: Der Server wird gestoppt, oder die Seite wurde verlassen.</translation>
    </message>
    <message>
        <source>The other side broke the rules of the protocol.</source>
        <translation>Die Gegenseite hat gegen das Protokoll verstoßen.</translation>
    </message>
    <message>
        <source>It got a kind of data that it does not take, such as binary instead of text.</source>
        <translation>Es kamen Daten, die hier nicht angenommen werden, z. B. binäre statt Text.</translation>
    </message>
    <message>
        <source>The Close came without a code.</source>
        <translation>Das Close kam ohne Code.</translation>
    </message>
    <message>
        <source>The connection ended without a Close: a network, a process or a person cut it.</source>
        <translation>Die Verbindung endete ohne Close: Netz, Prozess oder Mensch hat sie getrennt.</translation>
    </message>
    <message>
        <source>A message was not what its kind says, such as a text that is no UTF-8.</source>
        <translation>Eine Nachricht war nicht von der angegebenen Art, z. B. ein Text, der kein UTF-8 ist.</translation>
    </message>
    <message>
        <source>A message goes against a rule of the one who closed.</source>
        <translation>Eine Nachricht verstößt gegen eine Regel der Seite, die geschlossen hat.</translation>
    </message>
    <message>
        <source>A message was larger than the one who closed accepts.</source>
        <translation>Eine Nachricht war größer, als die Seite annimmt, die geschlossen hat.</translation>
    </message>
    <message>
        <source>The server did not offer an extension that the client needs.</source>
        <translation>Der Server bot eine Erweiterung nicht an, die der Client braucht.</translation>
    </message>
    <message>
        <source>Something unforeseen happened at the server.</source>
        <translation>Auf dem Server ist etwas Unvorhergesehenes passiert.</translation>
    </message>
    <message>
        <source>The server is started anew.</source>
        <translation>Der Server wird neu gestartet.</translation>
    </message>
    <message>
        <source>The server is overloaded, or the client was too slow; it may come again later.</source>
        <translation>Der Server ist überlastet, oder der Client war zu langsam; er kann es später erneut versuchen.</translation>
    </message>
    <message>
        <source>A gateway got an invalid response from the server behind it.</source>
        <translation>Ein Gateway bekam vom Server dahinter eine ungültige Antwort.</translation>
    </message>
    <message>
        <source>The TLS handshake failed.</source>
        <translation>Der TLS-Handshake ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>A code of the application&apos;s own.</source>
        <translation>Ein eigener Code der Anwendung.</translation>
    </message>
    <message>
        <source>A code that a library or framework has registered.</source>
        <translation>Ein Code, den eine Bibliothek oder ein Framework registriert hat.</translation>
    </message>
    <message>
        <source>A code without a meaning that is known here.</source>
        <translation>Ein Code ohne hier bekannte Bedeutung.</translation>
    </message>
</context>
<context>
    <name>CollectionCommand</name>
    <message>
        <source>%1 was changed by another program meanwhile, so it stays as it is.</source>
        <translation>%1 wurde inzwischen von einem anderen Programm geändert und bleibt daher, wie es ist.</translation>
    </message>
</context>
<context>
    <name>CurlImport</name>
    <message>
        <source>This is no curl command.</source>
        <translation>Das ist kein curl-Befehl.</translation>
    </message>
    <message>
        <source>A quote in the curl command is never closed: copy all of it.</source>
        <translation>Ein Anführungszeichen im curl-Befehl wird nie geschlossen: Bitte den ganzen Befehl kopieren.</translation>
    </message>
    <message>
        <source>the value of %1, which the shell knows: it stands there as text</source>
        <extracomment>%1 such as $TOKEN</extracomment>
        <translation>der Wert von %1, den nur die Shell kennt: er steht dort als Text</translation>
    </message>
    <message>
        <source>what comes after the command: %1</source>
        <extracomment>%1 the rest of a command line</extracomment>
        <translation>was nach dem Befehl kommt: %1</translation>
    </message>
    <message>
        <source>The curl command names no URL.</source>
        <translation>Der curl-Befehl nennt keine URL.</translation>
    </message>
    <message>
        <source>a second URL, %1</source>
        <translation>eine zweite URL, %1</translation>
    </message>
    <message>
        <source>%1, whose argument is missing</source>
        <translation>%1, dessen Argument fehlt</translation>
    </message>
    <message>
        <source>%1: the credentials are not sent to other hosts</source>
        <translation>%1: die Zugangsdaten gehen nicht an andere Hosts</translation>
    </message>
    <message>
        <source>the requests after --next</source>
        <translation>die Anfragen nach --next</translation>
    </message>
    <message>
        <source>the header fields in the file %1</source>
        <translation>die Header-Felder in der Datei %1</translation>
    </message>
    <message>
        <source>the header “%1”, which has no colon</source>
        <translation>der Header „%1“ ohne Doppelpunkt</translation>
    </message>
    <message>
        <source>“%1:”, which takes a field out that curl would send</source>
        <translation>„%1:“, womit curl ein eigenes Feld weglassen würde</translation>
    </message>
    <message>
        <source>the password, which curl would ask for: type it in Auth</source>
        <translation>das Passwort, nach dem curl fragen würde: in Auth eingeben</translation>
    </message>
    <message>
        <source>%1 %2: a file with cookies</source>
        <translation>%1 %2: eine Datei mit Cookies</translation>
    </message>
    <message>
        <source>the contents of the file %1, which %2 sends</source>
        <translation>der Inhalt der Datei %1, den %2 sendet</translation>
    </message>
    <message>
        <source>the body, which curl would read from its standard input: choose a file in Body</source>
        <translation>der Body, den curl von der Standardeingabe lesen würde: unter Body eine Datei wählen</translation>
    </message>
    <message>
        <source>the folder of the file %1: choose the file in Body</source>
        <translation>der Ordner der Datei %1: die Datei unter Body wählen</translation>
    </message>
    <message>
        <source>the form part “%1”, which has no “=”</source>
        <translation>der Formularteil „%1“ ohne „=“</translation>
    </message>
    <message>
        <source>%1 of the part “%2”</source>
        <translation>%1 des Teils „%2“</translation>
    </message>
    <message>
        <source>the contents of the file %1 as text of the part “%2”</source>
        <translation>der Inhalt der Datei %1 als Text des Teils „%2“</translation>
    </message>
    <message>
        <source>the contents of the file %1: choose the file in Body</source>
        <translation>der Inhalt der Datei %1: die Datei unter Body wählen</translation>
    </message>
    <message>
        <source>carriage returns in the body: its lines end with a line feed alone</source>
        <translation>Wagenrückläufe im Body: seine Zeilen enden nur mit Zeilenvorschub</translation>
    </message>
</context>
<context>
    <name>DatabasePane</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>ExchangeDiff</name>
    <message>
        <source>only in B</source>
        <extracomment>A line of a comparison: it stands only on one side.</extracomment>
        <translation>nur in B</translation>
    </message>
    <message>
        <source>only in A</source>
        <translation>nur in A</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>A line of a comparison: the two sides have different values.</extracomment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>There is more; it is not shown.</source>
        <translation>Es gibt noch mehr; das wird nicht gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>%1%2 (%1%3 %)</source>
        <extracomment>A difference: %1 plus or minus, %2 an amount with its unit, %3 a share in percent.</extracomment>
        <translation>%1%2 (%1%3 %)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>HTTP version</source>
        <translation>HTTP-Version</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>Anfrage-Body</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>Antwort-Body</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <extracomment>Of a line of a comparison: its number in A and in B.</extracomment>
        <translation>%1 | %2</translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n gleiche Zeile</numerusform>
            <numerusform>%n gleiche Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>(its end)</source>
        <translation>(ihr Ende)</translation>
    </message>
    <message>
        <source>From byte %1 (0x%2)</source>
        <extracomment>%1 a place in a body, %2 the same in hexadecimal.</extracomment>
        <translation>Ab Byte %1 (0x%2)</translation>
    </message>
    <message>
        <source>first difference</source>
        <translation>erster Unterschied</translation>
    </message>
    <message>
        <source>Only the beginning was kept: %1 of A, %2 of B. That much is compared.</source>
        <extracomment>%1 and %2 are sizes.</extracomment>
        <translation>Nur der Anfang wurde aufbewahrt: %1 von A, %2 von B. So viel wird verglichen.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>equal as far as kept</source>
        <translation>gleich, soweit aufbewahrt</translation>
    </message>
    <message>
        <source>equal, %1</source>
        <translation>gleich, %1</translation>
    </message>
    <message>
        <source>equal as JSON, written differently</source>
        <translation>als JSON gleich, anders geschrieben</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation>Anfrage-Felder</translation>
    </message>
    <message>
        <source>Response fields</source>
        <translation>Antwort-Felder</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
</context>
<context>
    <name>ExchangeFilter</name>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path and query, as they came</source>
        <translation>Pfad und Query, wie empfangen</translation>
    </message>
    <message>
        <source>Path of the route that answered; &quot;&quot; where none did</source>
        <translation>Pfad der Route, die geantwortet hat; &quot;&quot;, wo es keine war</translation>
    </message>
    <message>
        <source>Status code, such as 404 or 5xx</source>
        <translation>Statuscode, z. B. 404 oder 5xx</translation>
    </message>
    <message>
        <source>Duration, from the first byte to the last</source>
        <translation>Dauer, vom ersten bis zum letzten Byte</translation>
    </message>
    <message>
        <source>How long its bytes waited for the event loop</source>
        <translation>Wie lange ihre Bytes auf die Event-Loop warteten</translation>
    </message>
    <message>
        <source>How long it held the event loop</source>
        <translation>Wie lange sie die Event-Loop blockierte</translation>
    </message>
    <message>
        <source>Size of the response, head and body</source>
        <translation>Größe der Antwort, Header und Body</translation>
    </message>
    <message>
        <source>Size of the request, head and body</source>
        <translation>Größe der Anfrage, Header und Body</translation>
    </message>
    <message>
        <source>Address of the client</source>
        <translation>Adresse des Clients</translation>
    </message>
    <message>
        <source>Number of the worker</source>
        <translation>Nummer des Workers</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-ID</translation>
    </message>
    <message>
        <source>How it stands, or how it ended</source>
        <translation>Wie es um sie steht oder wie sie endete</translation>
    </message>
    <message>
        <source>What it comes from: another program, the Sender, a row sent again, or a file</source>
        <translation>Woher sie kommt: anderes Programm, Sender, erneut gesendete Zeile oder Datei</translation>
    </message>
    <message>
        <source>Body of the request, as far as it is kept</source>
        <translation>Body der Anfrage, soweit aufbewahrt</translation>
    </message>
    <message>
        <source>Body of the response, as sent and as far as it is kept</source>
        <translation>Body der Antwort, wie gesendet und soweit aufbewahrt</translation>
    </message>
    <message>
        <source>How many statements it ran</source>
        <translation>Wie viele Anweisungen sie ausgeführt hat</translation>
    </message>
    <message>
        <source>How often it ran the same statement; 5 or more is N+1</source>
        <translation>Wie oft sie dieselbe Anweisung ausgeführt hat; ab 5 ist es N+1</translation>
    </message>
    <message>
        <source>Time of its statements, with their waits for a connection</source>
        <translation>Zeit ihrer Anweisungen samt Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>What the cache did</source>
        <translation>Was der Cache tat</translation>
    </message>
    <message>
        <source>Text of its statements</source>
        <translation>Text ihrer Anweisungen</translation>
    </message>
    <message>
        <source>What the server compressed the response with; &quot;&quot; where it did not</source>
        <translation>Womit der Server die Antwort komprimiert hat; &quot;&quot;, wo er es nicht tat</translation>
    </message>
    <message>
        <source>Size of the response&apos;s body before it was compressed</source>
        <translation>Größe des Antwort-Bodys vor der Kompression</translation>
    </message>
    <message>
        <source>Fingerprints of its statements, 16 hex digits each</source>
        <translation>Fingerabdrücke ihrer Anweisungen, je 16 Hex-Ziffern</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Something must follow “%1”. To search for the word itself, write it in quotation marks.</source>
        <extracomment>%1 is &quot;and&quot; or &quot;or&quot;.</extracomment>
        <translation>Nach „%1“ muss etwas folgen. Um nach dem Wort selbst zu suchen, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>This bracket closes nothing. To search for it, write it in quotation marks.</source>
        <translation>Diese Klammer schließt nichts. Um nach ihr zu suchen, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>This bracket is never closed: a “)” is missing.</source>
        <translation>Diese Klammer wird nie geschlossen: Es fehlt „)“.</translation>
    </message>
    <message>
        <source>Something must stand before “%1”. To search for the word itself, write it in quotation marks.</source>
        <extracomment>%1 is &quot;and&quot; or &quot;or&quot;.</extracomment>
        <translation>Vor „%1“ muss etwas stehen. Um nach dem Wort selbst zu suchen, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>There is nothing in these brackets.</source>
        <translation>In dieser Klammer steht nichts.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Do you mean “%2”?</source>
        <extracomment>A filter names a field that there is not: %1 what is written, %2 a field that there is.</extracomment>
        <translation>Es gibt kein Feld „%1“. Ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>There is no field “%1”. To search for this text, write it in quotation marks.</source>
        <translation>Es gibt kein Feld „%1“. Um nach diesem Text zu suchen, in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>This quotation mark has no second one.</source>
        <translation>Zu diesem Anführungszeichen fehlt das zweite.</translation>
    </message>
    <message>
        <source>“%1” has no order, so it cannot be compared by “%2”. Use “:”.</source>
        <extracomment>%1 the name of a field, %2 one of &lt; &lt;= &gt; &gt;=</extracomment>
        <translation>„%1“ hat keine Ordnung und lässt sich nicht mit „%2“ vergleichen. Bitte „:“ verwenden.</translation>
    </message>
    <message>
        <source>A value must follow “%1”.</source>
        <extracomment>%1 an operator such as &gt;=</extracomment>
        <translation>Nach „%1“ muss ein Wert folgen.</translation>
    </message>
    <message>
        <source>Only one value can be compared by “%1”.</source>
        <translation>Mit „%1“ lässt sich nur ein Wert vergleichen.</translation>
    </message>
    <message>
        <source>A value is missing in this list.</source>
        <translation>In dieser Liste fehlt ein Wert.</translation>
    </message>
    <message>
        <source>“%1” has no value “%2”. It has: %3.</source>
        <extracomment>%1 the name of a field, %2 what was written, %3 a list of words.</extracomment>
        <translation>„%1“ hat keinen Wert „%2“, sondern: %3.</translation>
    </message>
    <message>
        <source>This range is empty: its first value is more than its last.</source>
        <translation>Dieser Bereich ist leer: Der erste Wert ist größer als der letzte.</translation>
    </message>
    <message>
        <source>“%1” is no duration. Write a number and one of ns, us, ms, s, min: 200ms.</source>
        <translation>„%1“ ist keine Dauer. Richtig ist eine Zahl mit ns, us, ms, s oder min: 200ms.</translation>
    </message>
    <message>
        <source>“%1” is no size. Write a number and one of b, kb, mb, gb, kib, mib, gib: 10kb.</source>
        <translation>„%1“ ist keine Größe. Richtig ist eine Zahl mit b, kb, mb, gb, kib, mib oder gib: 10kb.</translation>
    </message>
    <message>
        <source>“%1” is no number. Write one such as 404, or with “:” also 4xx or 400..499.</source>
        <translation>„%1“ ist keine Zahl. Richtig ist z. B. 404, mit „:“ auch 4xx oder 400..499.</translation>
    </message>
    <message>
        <source>has it in it, or fits it with *</source>
        <translation>enthält es oder passt darauf mit *</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>ist genau</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>is, or lies in first..last</source>
        <translation>ist oder liegt in erster..letzter</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist mehr als</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist weniger als</translation>
    </message>
    <message>
        <source>one of these: or(a b)</source>
        <translation>eines davon: or(a b)</translation>
    </message>
    <message>
        <source>none that fits: not(a b)</source>
        <translation>nichts, was passt: not(a b)</translation>
    </message>
</context>
<context>
    <name>FlightRole</name>
    <message>
        <source>ran the handler</source>
        <extracomment>What became of a request: the handler of its route was run for it.</extracomment>
        <translation>führte den Handler aus</translation>
    </message>
    <message>
        <source>waited for it</source>
        <extracomment>What became of a request: it got the answer that was being made for another one.</extracomment>
        <translation>wartete darauf</translation>
    </message>
    <message>
        <source>stale answer</source>
        <extracomment>What became of a request: it got an answer out of the cache that had just run out.</extracomment>
        <translation>veraltete Antwort</translation>
    </message>
    <message>
        <source>out of the cache</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>past the cache</source>
        <translation>am Cache vorbei</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>FormBody</name>
    <message>
        <source>Choose the file to send in Body first.</source>
        <translation>Zuerst unter Body die zu sendende Datei wählen.</translation>
    </message>
    <message>
        <source>%1 is a folder; a file is needed.</source>
        <translation>%1 ist ein Ordner; nötig ist eine Datei.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 is larger than the %2 that are sent from here at most.</source>
        <translation>%1 ist größer als die höchstens %2, die von hier gesendet werden.</translation>
    </message>
    <message>
        <source>The part “%1” needs a file: choose it in Body.</source>
        <translation>Der Teil „%1“ braucht eine Datei: Unter Body wählen.</translation>
    </message>
    <message>
        <source>The content type of “%1” cannot hold a line break.</source>
        <translation>Der Content-Type von „%1“ darf keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>The parts together are larger than the %1 that are sent from here at most.</source>
        <translation>Die Teile sind zusammen größer als die höchstens %1, die von hier gesendet werden.</translation>
    </message>
    <message>
        <source>A part holds the boundary “%1” that the Content-Type names: choose another, or leave it out, and one is made.</source>
        <translation>Ein Teil enthält die Boundary „%1“ aus dem Content-Type: Eine andere wählen oder sie weglassen, dann wird eine erzeugt.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 ns</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <extracomment>A duration in microseconds.</extracomment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>A duration of a minute or more; %2 always has two digits.</extracomment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>A size in bytes.</extracomment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <extracomment>A share that is too small to be told: %1 is a number.</extracomment>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>When something happened: less than a second ago.</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
</context>
<context>
    <name>Har</name>
    <message>
        <source>“%1” is JSON, but not a HAR file: it has no list “log.entries”.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>„%1“ ist JSON, aber keine HAR-Datei: Die Liste „log.entries“ fehlt.</translation>
    </message>
    <message>
        <source>“%1” could not be read. Line %2, column %3: %4</source>
        <extracomment>%1 the name of a file, %2 and %3 numbers, %4 a sentence.</extracomment>
        <translation>„%1“ konnte nicht gelesen werden. Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>Entries that are no JSON object, or are nested too deeply</source>
        <translation>Einträge, die kein JSON-Objekt oder zu tief verschachtelt sind</translation>
    </message>
    <message>
        <source>Entries without a request or without a valid http(s) or ws(s) URL</source>
        <translation>Einträge ohne Anfrage oder ohne gültige http(s)- oder ws(s)-URL</translation>
    </message>
    <message>
        <source>Entries beyond what Requests keeps (100,000 requests, 256 MiB of heads and bodies)</source>
        <translation>Einträge über das hinaus, was „Anfragen“ aufbewahrt (100.000 Anfragen, 256 MiB Header und Bodys)</translation>
    </message>
    <message>
        <source>Start times that could not be read; the time before is shown</source>
        <translation>Nicht lesbare Startzeiten; gezeigt wird die Zeit davor</translation>
    </message>
    <message>
        <source>Bodies that say that they are base64 and are not</source>
        <translation>Bodys, die sich als Base64 ausgeben und es nicht sind</translation>
    </message>
    <message>
        <source>Bodies of more than 32 MiB, of which the beginning was taken</source>
        <translation>Bodys über 32 MiB, von denen der Anfang übernommen wurde</translation>
    </message>
    <message>
        <source>HTTP/2 pseudo fields such as :path, which repeat what method and URL say</source>
        <translation>HTTP/2-Pseudofelder wie :path, die Methode und URL wiederholen</translation>
    </message>
    <message>
        <source>Header fields without a name</source>
        <translation>Header-Felder ohne Namen</translation>
    </message>
    <message>
        <source>WebSocket messages</source>
        <translation>WebSocket-Nachrichten</translation>
    </message>
    <message>
        <source>Descriptions of a browser&apos;s cache</source>
        <translation>Angaben zum Cache eines Browsers</translation>
    </message>
    <message>
        <source>Pages, into which a browser groups its requests</source>
        <translation>Seiten, zu denen ein Browser seine Anfragen gruppiert</translation>
    </message>
    <message>
        <source>No response</source>
        <translation>Keine Antwort</translation>
    </message>
</context>
<context>
    <name>HeldNote</name>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Something unknown</source>
        <extracomment>Who holds an event loop where nobody knows it.</extracomment>
        <translation>Etwas Unbekanntes</translation>
    </message>
    <message>
        <source>%1 holds the loop of worker %2: for %3, since %4.</source>
        <extracomment>%1 a route, %2 a worker&apos;s number, %3 a duration, %4 a time of day.</extracomment>
        <translation>%1 blockiert die Loop von Worker %2: %3 lang, seit %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) have bytes that nobody reads.</source>
        <translation>
            <numerusform>Auf %n Verbindung liegen Bytes, die niemand liest.</numerusform>
            <numerusform>Auf %n Verbindungen liegen Bytes, die niemand liest.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 held the loop of worker %2 for %3, until %4.</source>
        <extracomment>%1 a route, %2 a worker&apos;s number, %3 a duration, %4 a time of day.</extracomment>
        <translation>%1 blockierte die Loop von Worker %2 für %3, bis %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) had to wait; their times include it.</source>
        <translation>
            <numerusform>%n Verbindung musste warten; ihre Zeit enthält das.</numerusform>
            <numerusform>%n Verbindungen mussten warten; ihre Zeiten enthalten das.</numerusform>
        </translation>
    </message>
    <message>
        <source>While a handler holds the loop, nobody reads what clients send: a server that measures from the moment it reads would look perfect. Here times begin when the bytes reached the socket, so that the wait for the loop is part of each of them.</source>
        <translation>Solange ein Handler die Loop blockiert, liest niemand, was Clients senden: Ein Server, der erst ab dem Lesen misst, sähe makellos aus. Hier beginnen die Zeiten, wenn die Bytes am Socket ankommen, sodass das Warten auf die Loop in jeder enthalten ist.</translation>
    </message>
</context>
<context>
    <name>HolderNames</name>
    <message>
        <source>task %1</source>
        <extracomment>What holds the event loop: a background task of this kind.</extracomment>
        <translation>Aufgabe %1</translation>
    </message>
</context>
<context>
    <name>HostAllowCommand</name>
    <message>
        <source>allow the host %1</source>
        <extracomment>Stands behind &quot;Undo&quot;; %1 is the name of a host.</extracomment>
        <translation>Host %1 erlauben</translation>
    </message>
</context>
<context>
    <name>JsonFormat</name>
    <message>
        <source>There is nothing here: a JSON text has one value.</source>
        <translation>Hier steht nichts: Ein JSON-Text hat einen Wert.</translation>
    </message>
    <message>
        <source>The JSON value has ended; nothing may follow it.</source>
        <translation>Der JSON-Wert ist zu Ende; danach darf nichts folgen.</translation>
    </message>
    <message>
        <source>The text ends inside an object: “}” is missing.</source>
        <translation>Der Text endet in einem Objekt: Es fehlt „}“.</translation>
    </message>
    <message>
        <source>The text ends too early: a value or “]” is missing.</source>
        <translation>Der Text endet zu früh: Es fehlt ein Wert oder „]“.</translation>
    </message>
    <message>
        <source>A colon is missing after the member&apos;s name.</source>
        <translation>Nach dem Namen des Eintrags fehlt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>A comma or “}” is missing here.</source>
        <translation>Hier fehlt ein Komma oder „}“.</translation>
    </message>
    <message>
        <source>A comma or “]” is missing here.</source>
        <translation>Hier fehlt ein Komma oder „]“.</translation>
    </message>
    <message>
        <source>A comma must not be followed by “}”.</source>
        <translation>Auf ein Komma darf kein „}“ folgen.</translation>
    </message>
    <message>
        <source>A member&apos;s name in double quotes is missing here.</source>
        <translation>Hier fehlt ein Name in doppelten Anführungszeichen.</translation>
    </message>
    <message numerus="yes">
        <source>Nested deeper than %n level(s).</source>
        <translation>
            <numerusform>Mehr als %n Ebene tief verschachtelt.</numerusform>
            <numerusform>Mehr als %n Ebenen tief verschachtelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line break or control character must be written as an escape, such as \n.</source>
        <translation>Zeilenumbrüche und Steuerzeichen müssen als Escape geschrieben werden, z. B. \n.</translation>
    </message>
    <message>
        <source>This string has no closing quote.</source>
        <translation>Diesem String fehlt das schließende Anführungszeichen.</translation>
    </message>
    <message>
        <source>\u takes four hexadecimal digits.</source>
        <translation>Auf \u folgen vier Hex-Ziffern.</translation>
    </message>
    <message>
        <source>JSON has no such escape: use \&quot; \\ \/ \b \f \n \r \t or \u0000.</source>
        <translation>Dieses Escape kennt JSON nicht: Es gibt \&quot; \\ \/ \b \f \n \r \t und \u0000.</translation>
    </message>
    <message>
        <source>A digit is missing in this number.</source>
        <translation>In dieser Zahl fehlt eine Ziffer.</translation>
    </message>
    <message>
        <source>A number must not start with an additional 0.</source>
        <translation>Eine Zahl darf nicht mit einer zusätzlichen 0 beginnen.</translation>
    </message>
    <message>
        <source>A digit is missing after the decimal point.</source>
        <translation>Nach dem Dezimalpunkt fehlt eine Ziffer.</translation>
    </message>
    <message>
        <source>A digit is missing in the exponent.</source>
        <translation>Im Exponenten fehlt eine Ziffer.</translation>
    </message>
    <message>
        <source>Strings are in double quotes, not in single ones.</source>
        <translation>Strings stehen in doppelten Anführungszeichen, nicht in einfachen.</translation>
    </message>
    <message>
        <source>A value is missing before “%1”.</source>
        <translation>Vor „%1“ fehlt ein Wert.</translation>
    </message>
    <message>
        <source>JSON has no comments.</source>
        <translation>JSON kennt keine Kommentare.</translation>
    </message>
    <message>
        <source>“%1” does not begin a value: true, false, null, a number, a string in double quotes, “[” or “{”.</source>
        <translation>Mit „%1“ beginnt kein Wert: Möglich sind true, false, null, eine Zahl, ein String in doppelten Anführungszeichen, „[“ oder „{“.</translation>
    </message>
</context>
<context>
    <name>JsonReader</name>
    <message>
        <source>There is nothing here: a JSON text has one value.</source>
        <translation>Hier steht nichts: Ein JSON-Text hat einen Wert.</translation>
    </message>
    <message>
        <source>The text ends where a value should stand.</source>
        <translation>Der Text endet, wo ein Wert stehen sollte.</translation>
    </message>
    <message>
        <source>A value is missing here.</source>
        <translation>Hier fehlt ein Wert.</translation>
    </message>
    <message>
        <source>A member&apos;s name in double quotes is missing here.</source>
        <translation>Hier fehlt ein Name in doppelten Anführungszeichen.</translation>
    </message>
    <message>
        <source>A colon is missing after the member&apos;s name.</source>
        <translation>Nach dem Namen des Eintrags fehlt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>The text ends inside an object: “}” is missing.</source>
        <translation>Der Text endet in einem Objekt: Es fehlt „}“.</translation>
    </message>
    <message>
        <source>The text ends inside an array: “]” is missing.</source>
        <translation>Der Text endet in einem Array: Es fehlt „]“.</translation>
    </message>
    <message>
        <source>A comma or “}” is missing here.</source>
        <translation>Hier fehlt ein Komma oder „}“.</translation>
    </message>
    <message>
        <source>A comma or “]” is missing here.</source>
        <translation>Hier fehlt ein Komma oder „]“.</translation>
    </message>
    <message>
        <source>The JSON value has ended; nothing may follow it.</source>
        <translation>Der JSON-Wert ist zu Ende; danach darf nichts folgen.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The text ends inside a string.</source>
        <translation>Der Text endet in einem String.</translation>
    </message>
    <message>
        <source>A control character in a string must be written as an escape, such as \n.</source>
        <translation>Ein Steuerzeichen in einem String muss als Escape geschrieben werden, z. B. \n.</translation>
    </message>
    <message>
        <source>“\u” must be followed by four hexadecimal digits.</source>
        <translation>Auf „\u“ müssen vier Hex-Ziffern folgen.</translation>
    </message>
    <message>
        <source>This escape is unknown in JSON.</source>
        <translation>Dieses Escape ist in JSON unbekannt.</translation>
    </message>
    <message>
        <source>This is not a number as JSON writes them.</source>
        <translation>Das ist keine Zahl, wie JSON sie schreibt.</translation>
    </message>
</context>
<context>
    <name>KeyChanges</name>
    <message>
        <source>Add %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <extracomment>What can be undone: %1 and %2 keys.</extracomment>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Keep %1 for good</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>%1 dauerhaft behalten</translation>
    </message>
    <message>
        <source>Let %1 expire in %2</source>
        <extracomment>What can be undone: %1 a key, %2 a duration.</extracomment>
        <translation>%1 in %2 ablaufen lassen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln element(s) of %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>
            <numerusform>%Ln Element aus %1 entfernen</numerusform>
            <numerusform>%Ln Elemente aus %1 entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyRecord</name>
    <message>
        <source>the key is gone</source>
        <translation>der Schlüssel ist weg</translation>
    </message>
    <message>
        <source>the store gave something unexpected</source>
        <translation>der Datenspeicher gab etwas Unerwartetes zurück</translation>
    </message>
    <message>
        <source>it is no JSON: %1, at character %2</source>
        <extracomment>%1 what is wrong, %2 a number.</extracomment>
        <translation>es ist kein JSON: %1, bei Zeichen %2</translation>
    </message>
    <message>
        <source>“key” is missing, or is neither a text nor base64</source>
        <translation>„key“ fehlt oder ist weder Text noch Base64</translation>
    </message>
    <message>
        <source>“ttl_ms” is neither a number of milliseconds nor null</source>
        <translation>„ttl_ms“ ist weder eine Zahl von Millisekunden noch null</translation>
    </message>
    <message>
        <source>“value” does not fit the type “%1”</source>
        <translation>„value“ passt nicht zum Typ „%1“</translation>
    </message>
    <message>
        <source>“type” is “%1”; string, hash, list, set, zset and stream are known</source>
        <translation>„type“ ist „%1“; bekannt sind string, hash, list, set, zset und stream</translation>
    </message>
    <message>
        <source>“value” is empty: Redis keeps no empty %1</source>
        <translation>„value“ ist leer: Redis bewahrt kein leeres %1 auf</translation>
    </message>
</context>
<context>
    <name>KeysActions</name>
    <message>
        <source>&amp;Look for Keys Again</source>
        <translation>Schlüssel ne&amp;u suchen</translation>
    </message>
    <message>
        <source>Look through the keys again</source>
        <translation>Die Schlüssel noch einmal durchsehen</translation>
    </message>
    <message>
        <source>&amp;Stop Looking for Keys</source>
        <translation>&amp;Suche nach Schlüsseln anhalten</translation>
    </message>
    <message>
        <source>What was found stays</source>
        <translation>Was gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Find &amp;More Keys</source>
        <translation>&amp;Mehr Schlüssel suchen</translation>
    </message>
    <message>
        <source>Go on where the search ended, for %1 more keys</source>
        <translation>Ab dem Ende der Suche weitersuchen, nach %1 weiteren Schlüsseln</translation>
    </message>
    <message>
        <source>Keys as a &amp;Tree</source>
        <translation>Schlüssel als &amp;Baum</translation>
    </message>
    <message>
        <source>Folders by what stands between separators; else a list</source>
        <translation>Ordner nach dem, was zwischen Trennzeichen steht; sonst eine Liste</translation>
    </message>
    <message>
        <source>&amp;Add a Key…</source>
        <translation>Schlüssel &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>A key of any type</source>
        <translation>Ein Schlüssel beliebigen Typs</translation>
    </message>
    <message>
        <source>&amp;Delete the Keys</source>
        <translation>Schlüssel &amp;löschen</translation>
    </message>
    <message>
        <source>Those that are selected (Delete). Of selected folders all keys, shown or not, after they were counted. Undo brings them back.</source>
        <translation>Die ausgewählten (Entf). Von ausgewählten Ordnern alle Schlüssel, gezeigt oder nicht, nachdem sie gezählt wurden. Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>E&amp;xport Keys…</source>
        <translation>Schlüssel e&amp;xportieren…</translation>
    </message>
    <message>
        <source>The selected keys, those that match the pattern, or all, as JSON lines</source>
        <translation>Die ausgewählten Schlüssel, die zum Muster passenden oder alle, als JSON-Zeilen</translation>
    </message>
    <message>
        <source>&amp;Import Keys…</source>
        <translation>Schlüssel &amp;importieren…</translation>
    </message>
    <message>
        <source>Keys from a file of JSON lines</source>
        <translation>Schlüssel aus einer Datei mit JSON-Zeilen</translation>
    </message>
    <message>
        <source>Delete by &amp;Pattern…</source>
        <translation>&amp;Nach Muster löschen…</translation>
    </message>
    <message>
        <source>Count the keys that match, look at some, delete them</source>
        <translation>Passende Schlüssel zählen, einige ansehen, löschen</translation>
    </message>
    <message>
        <source>&amp;Find Keys</source>
        <translation>Schlüssel su&amp;chen</translation>
    </message>
    <message>
        <source>Write a pattern of keys</source>
        <translation>Ein Muster für Schlüssel eingeben</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Delete by pattern</source>
        <translation>Nach Muster löschen</translation>
    </message>
    <message>
        <source>More to do with keys</source>
        <translation>Weitere Aktionen für Schlüssel</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>Something else is done with keys.</source>
        <translation>Mit den Schlüsseln geschieht gerade etwas anderes.</translation>
    </message>
    <message>
        <source>Keys are looked for.</source>
        <translation>Es wird nach Schlüsseln gesucht.</translation>
    </message>
    <message>
        <source>More keys than %1 are not shown.</source>
        <translation>Mehr als %1 Schlüssel werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>All keys were looked at.</source>
        <translation>Alle Schlüssel wurden durchgesehen.</translation>
    </message>
    <message>
        <source>No keys are looked for.</source>
        <translation>Es wird nicht nach Schlüsseln gesucht.</translation>
    </message>
    <message>
        <source>No key is selected.</source>
        <translation>Kein Schlüssel ist ausgewählt.</translation>
    </message>
</context>
<context>
    <name>LatencyCharts</name>
    <message>
        <source>worker %1</source>
        <extracomment>A worker of the server, by its number.</extracomment>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>other workers</source>
        <extracomment>The workers beyond the first six.</extracomment>
        <translation>andere Worker</translation>
    </message>
    <message>
        <source>2xx</source>
        <translation>2xx</translation>
    </message>
    <message>
        <source>3xx</source>
        <translation>3xx</translation>
    </message>
    <message>
        <source>4xx</source>
        <translation>4xx</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>other</source>
        <extracomment>requests that ended without an answer, or with a 1xx only</extracomment>
        <translation>andere</translation>
    </message>
    <message>
        <source>Thin lines: answers of 500 and above.</source>
        <translation>Dünne Linien: Antworten ab 500.</translation>
    </message>
    <message>
        <source>worst worker</source>
        <translation>schlechtester Worker</translation>
    </message>
    <message>
        <source>this window</source>
        <extracomment>The thread of this window, beside the workers of the server.</extracomment>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <source>held</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>A loop was held for %1 at %2.</source>
        <extracomment>%1 a duration, %2 a time of day</extracomment>
        <translation>Eine Loop war %1 lang blockiert, um %2.</translation>
    </message>
    <message>
        <source>%1 held a loop for %2 at %3.</source>
        <extracomment>%1 the name of a route, %2 a duration, %3 a time of day</extracomment>
        <translation>%1 blockierte eine Loop für %2, um %3.</translation>
    </message>
    <message>
        <source>Not known in this time.</source>
        <translation>Für diese Zeit nicht bekannt.</translation>
    </message>
    <message>
        <source>in use</source>
        <extracomment>Connections to the database.</extracomment>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>waiting</source>
        <extracomment>Jobs that have no connection yet.
----------
Tasks that are queued.</extracomment>
        <translation>wartend</translation>
    </message>
    <message>
        <source>No database was open in this time.</source>
        <translation>In dieser Zeit war keine Datenbank geöffnet.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>The queue was not known in this time.</source>
        <translation>Die Warteschlange war in dieser Zeit nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 needs %2 (too few in %3 of %4)</source>
        <extracomment>%1 a percentile, %2 how many requests it needs; %3 and %4 count points of the chart.</extracomment>
        <translation>%1 braucht %2 (zu wenige in %3 von %4)</translation>
    </message>
    <message>
        <source>Rough where fewer requests ended in an interval: %1.</source>
        <extracomment>%1 a list: &quot;p99 needs 100 (too few in 5 of 60)&quot;.</extracomment>
        <translation>Grob, wo in einem Intervall weniger Anfragen endeten: %1.</translation>
    </message>
    <message>
        <source>Lines of a route, from the lowest: %1.</source>
        <extracomment>%1 percentiles: &quot;p50, p95, p99&quot;. Below the names of routes.</extracomment>
        <translation>Linien einer Route, von unten: %1.</translation>
    </message>
</context>
<context>
    <name>LatencyReading</name>
    <message>
        <source>no request ended</source>
        <translation>keine Anfrage endete</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a percentile, %2 a duration: &quot;p95 4.2 ms&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1xx %2</source>
        <extracomment>A class of statuses, and how many requests: &quot;2xx 940&quot;.</extracomment>
        <translation>%1xx %2</translation>
    </message>
    <message>
        <source>no status %1</source>
        <translation>ohne Status %1</translation>
    </message>
    <message>
        <source>%1, held by %2</source>
        <translation>%1, blockiert von %2</translation>
    </message>
    <message>
        <source>worker %1 %2</source>
        <extracomment>%1 the number of a worker, %2 a duration.</extracomment>
        <translation>Worker %1 %2</translation>
    </message>
    <message>
        <source>this window %1</source>
        <translation>dieses Fenster %1</translation>
    </message>
    <message>
        <source>%1 of %2 in use, %3 waiting</source>
        <extracomment>Connections to the database: %1 in use of %2; %3 jobs wait for one.</extracomment>
        <translation>%1 von %2 in Gebrauch, %3 wartend</translation>
    </message>
    <message>
        <source>%1, the worst of %2</source>
        <extracomment>A moment of a chart: %1 a time of day, %2 a duration.</extracomment>
        <translation>%1, Höchstwert aus %2</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 Anfr./s</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Loop lag</source>
        <translation>Loop-Verzug</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>%1 waiting, %2 running</source>
        <extracomment>Background tasks.</extracomment>
        <translation>%1 wartend, %2 laufend</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the name of a chart, %2 what it says.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LessonWords</name>
    <message>
        <source>%1 ×</source>
        <extracomment>So many times as much.</extracomment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a number, %2 its unit.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <extracomment>In place of a figure.</extracomment>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>How long a lesson takes.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1, within %2</source>
        <extracomment>%1 a figure, %2 a share such as &quot;10 %&quot;.</extracomment>
        <translation>%1, auf %2 genau</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>genau %1</translation>
    </message>
</context>
<context>
    <name>Lints</name>
    <message>
        <source>Where none of them needs what another gave, they could run at once and save up to %1.</source>
        <translation>Wo keiner braucht, was ein anderer lieferte, könnten sie gleichzeitig laufen und bis zu %1 sparen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 made %n HTTP call(s) one after the other, in %2.</source>
        <extracomment>%1 a route. The next ones are alike; %2 is a duration, of all of them together.</extracomment>
        <translation>
            <numerusform>%1 machte %n HTTP-Aufruf, in %2.</numerusform>
            <numerusform>%1 machte %n HTTP-Aufrufe nacheinander, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 asked the database %n time(s), one query after the other, in %2.</source>
        <translation>
            <numerusform>%1 fragte die Datenbank %n-mal ab, in %2.</numerusform>
            <numerusform>%1 fragte die Datenbank %n-mal ab, eine Abfrage nach der anderen, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 asked the cache %n time(s), one key after the other, in %2.</source>
        <translation>
            <numerusform>%1 fragte den Cache %n-mal ab, in %2.</numerusform>
            <numerusform>%1 fragte den Cache %n-mal ab, einen Schlüssel nach dem anderen, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gave the thread pool %n job(s), one after the other, in %2.</source>
        <translation>
            <numerusform>%1 gab dem Thread-Pool %n Auftrag, in %2.</numerusform>
            <numerusform>%1 gab dem Thread-Pool %n Aufträge, einen nach dem anderen, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 slept %n time(s), one after the other, for %2.</source>
        <translation>
            <numerusform>%1 schlief %n-mal, für %2.</numerusform>
            <numerusform>%1 schlief %n-mal nacheinander, für %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences, one after the other.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 is holding the loop of worker %2, for %3 now: nothing else goes on there.</source>
        <translation>%1 blockiert die Loop von Worker %2, bisher %3 lang: Dort läuft sonst nichts.</translation>
    </message>
    <message>
        <source>%1 held the loop of worker %2 for %3: nothing else went on there.</source>
        <translation>%1 blockierte die Loop von Worker %2 für %3: Dort lief sonst nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) wait to be read.</source>
        <translation>
            <numerusform>%n Verbindung wartet darauf, gelesen zu werden.</numerusform>
            <numerusform>%n Verbindungen warten darauf, gelesen zu werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) waited to be read.</source>
        <translation>
            <numerusform>%n Verbindung wartete darauf, gelesen zu werden.</numerusform>
            <numerusform>%n Verbindungen warteten darauf, gelesen zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Held the loop</source>
        <translation>Blockierte die Loop</translation>
    </message>
    <message>
        <source>Never waited</source>
        <translation>Wartete nie</translation>
    </message>
    <message>
        <source>One after the other</source>
        <translation>Nacheinander</translation>
    </message>
    <message>
        <source>Awaited by nobody</source>
        <translation>Von niemandem erwartet</translation>
    </message>
    <message>
        <source>Starved pool</source>
        <translation>Pool zu klein</translation>
    </message>
    <message>
        <source>N+1 queries</source>
        <translation>N+1-Abfragen</translation>
    </message>
    <message>
        <source>Wait in a transaction</source>
        <translation>Warten in einer Transaktion</translation>
    </message>
    <message>
        <source>no route</source>
        <extracomment>Stands for the route of a request that no route took.</extracomment>
        <translation>keine Route</translation>
    </message>
    <message>
        <source>A request without a route</source>
        <extracomment>Begins a sentence such as &quot;%1 held the loop for 200 ms&quot;.</extracomment>
        <translation>Eine Anfrage ohne Route</translation>
    </message>
    <message>
        <source>Something</source>
        <translation>Etwas</translation>
    </message>
    <message>
        <source>%1 computed for %2 and awaited nothing: the loop stood still for all others. ctx.offload() hands such work to a thread of the pool.</source>
        <translation>%1 rechnete %2 lang und wartete auf nichts: Für alle anderen stand die Loop still. ctx.offload() übergibt solche Arbeit einem Thread des Pools.</translation>
    </message>
    <message numerus="yes">
        <source>%1 started %n coroutine(s), “%2”, that nobody awaits: when the handler had ended they still ran (%3 in all), and what they gave was lost.</source>
        <extracomment>%1 a route, %2 what the coroutines are called, %3 a duration.</extracomment>
        <translation>
            <numerusform>%1 startete %n Coroutine, „%2“, auf die niemand wartet: Beim Ende des Handlers lief sie noch (%3), und ihr Ergebnis ging verloren.</numerusform>
            <numerusform>%1 startete %n Coroutinen, „%2“, auf die niemand wartet: Beim Ende des Handlers liefen sie noch (insgesamt %3), und ihre Ergebnisse gingen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 waited %2 for a connection to the database, of %3 that its queries took: more connections would help, or shorter queries and transactions.</source>
        <extracomment>%1 a route, %2 and %3 durations.</extracomment>
        <translation>%1 wartete %2 auf eine Datenbankverbindung, von %3, die die Abfragen dauerten: Mehr Verbindungen würden helfen oder kürzere Abfragen und Transaktionen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 ran the same statement %n time(s) (N+1), in %2: one for all of its values would do. %3</source>
        <extracomment>%1 a route, %2 a duration, %3 SQL.</extracomment>
        <translation>
            <numerusform>%1 führte dieselbe Anweisung %n-mal aus (N+1), in %2: Eine für alle Werte würde genügen. %3</numerusform>
            <numerusform>%1 führte dieselbe Anweisung %n-mal aus (N+1), in %2: Eine für alle Werte würde genügen. %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 waited %2 for the network (%4) with a transaction open, which held its connection and its locks for %3. Ask before it begins, or after it has ended.</source>
        <extracomment>%1 a route, %2 and %3 durations, %4 what was asked: &quot;GET http://…&quot;.</extracomment>
        <translation>%1 wartete %2 auf das Netz (%4), während eine Transaktion offen war; sie hielt ihre Verbindung und ihre Sperren %3 lang. Besser vor ihrem Beginn oder nach ihrem Ende anfragen.</translation>
    </message>
    <message>
        <source>Waited to write</source>
        <translation>Wartete aufs Schreiben</translation>
    </message>
    <message>
        <source>%1 waited %2 for its turn to write, of %3 that its writes took: SQLite lets one write at a time, so more connections would not help. Shorter transactions would, and fewer of them.</source>
        <extracomment>%1 a route, %2 and %3 durations.</extracomment>
        <translation>%1 wartete %2 darauf, mit dem Schreiben an die Reihe zu kommen, von %3, die das Schreiben dauerte: SQLite lässt immer nur einen schreiben, mehr Verbindungen würden also nichts nützen. Kürzere Transaktionen schon, und weniger davon.</translation>
    </message>
</context>
<context>
    <name>LoadExport</name>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>HdrHistogram files (*.hgrm)</source>
        <translation>HdrHistogram-Dateien (*.hgrm)</translation>
    </message>
    <message>
        <source>Save the load run</source>
        <translation>Lastlauf speichern</translation>
    </message>
    <message>
        <source>The load run was written to %1.</source>
        <translation>Der Lastlauf wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>The load run could not be written to %1: %2. Choose another place.</source>
        <extracomment>%1 a file, %2 the system&apos;s reason.</extracomment>
        <translation>Der Lastlauf konnte nicht nach %1 geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>LoadFacts</name>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>So many a second.</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>−%1</source>
        <extracomment>A difference: a minus sign, and what it is.</extracomment>
        <translation>−%1</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Uncorrected</source>
        <translation>Unkorrigiert</translation>
    </message>
    <message>
        <source>Slower requests</source>
        <translation>Langsamere Anfragen</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message numerus="yes">
        <source>Fewer than ten of %Ln request(s) are slower: another run may well say another figure.</source>
        <translation>
            <numerusform>Weniger als zehn von %Ln Anfrage sind langsamer: Ein weiterer Lauf kann leicht einen anderen Wert ergeben.</numerusform>
            <numerusform>Weniger als zehn von %Ln Anfragen sind langsamer: Ein weiterer Lauf kann leicht einen anderen Wert ergeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>deviation</source>
        <extracomment>Standard deviation.</extracomment>
        <translation>Standardabw.</translation>
    </message>
    <message>
        <source>min</source>
        <extracomment>The smallest of all.</extracomment>
        <translation>min</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Up to here</source>
        <translation>Bis hier</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Answers/s</source>
        <translation>Antworten/s</translation>
    </message>
    <message>
        <source>Errors/s</source>
        <translation>Fehler/s</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>p50 uncorrected</source>
        <translation>p50 unkorrigiert</translation>
    </message>
    <message>
        <source>p99 uncorrected</source>
        <translation>p99 unkorrigiert</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Too few requests for this percentile: another run may well say another figure.</source>
        <translation>Zu wenige Anfragen für dieses Perzentil: Ein weiterer Lauf kann leicht einen anderen Wert ergeben.</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>Cut off in flight</source>
        <translation>Laufend abgeschnitten</translation>
    </message>
    <message>
        <source>Never sent</source>
        <translation>Nie gesendet</translation>
    </message>
    <message>
        <source>Little&apos;s law</source>
        <translation>Gesetz von Little</translation>
    </message>
    <message>
        <source>The generator&apos;s own lag</source>
        <translation>Eigener Verzug des Generators</translation>
    </message>
    <message>
        <source>99 % of the requests went out within this time of when they could.</source>
        <translation>99 % der Anfragen gingen innerhalb dieser Zeit hinaus, nachdem sie es konnten.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Heads and bodies.</source>
        <translation>Header und Bodys.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened in all; they are kept alive.</source>
        <translation>
            <numerusform>%Ln insgesamt geöffnet; sie bleibt offen.</numerusform>
            <numerusform>%Ln insgesamt geöffnet; sie bleiben offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Threads of the generator</source>
        <translation>Threads des Generators</translation>
    </message>
    <message>
        <source>Measured for</source>
        <translation>Gemessen für</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Er wurde angehalten.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmphase</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of it are not counted.</source>
        <translation>
            <numerusform>%Ln Anfrage daraus zählt nicht.</numerusform>
            <numerusform>%Ln Anfragen daraus zählen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>In percent</source>
        <translation>In Prozent</translation>
    </message>
    <message>
        <source>Second is</source>
        <translation>Zweiter ist</translation>
    </message>
    <message>
        <source>Answers a second</source>
        <translation>Antworten pro Sekunde</translation>
    </message>
    <message>
        <source>One of the two got no answer, so there is nothing to compare.</source>
        <translation>Einer der beiden bekam keine Antwort, also gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Runs %1 and %2 answer the same: %3/s and %4/s.</source>
        <extracomment>%1, %2 numbers of runs; %3, %4 rates.</extracomment>
        <translation>Die Läufe %1 und %2 antworten gleich schnell: %3/s und %4/s.</translation>
    </message>
    <message>
        <source>Run %1 answers %5 times as many as run %2: %3/s against %4/s.</source>
        <extracomment>%1, %2 numbers of runs; %3, %4 rates; %5 a factor.</extracomment>
        <translation>Lauf %1 antwortet %5-mal so oft wie Lauf %2: %3/s gegen %4/s.</translation>
    </message>
    <message>
        <source>99 % of them within %1, against %2.</source>
        <extracomment>Behind a sentence about the rates of two runs: %1, %2 durations, in the same order.</extracomment>
        <translation>99 % davon innerhalb von %1, gegen %2.</translation>
    </message>
    <message>
        <source>Neither of the two got an answer.</source>
        <translation>Keiner der beiden bekam eine Antwort.</translation>
    </message>
    <message>
        <source>Only %1 got answers: %3/s. %2 got none.</source>
        <extracomment>%1, %2 sides of a race.</extracomment>
        <translation>Nur %1 bekam Antworten: %3/s. %2 bekam keine.</translation>
    </message>
    <message>
        <source>Both answer the same: %1 %3/s, %2 %4/s.</source>
        <translation>Beide antworten gleich schnell: %1 %3/s, %2 %4/s.</translation>
    </message>
    <message>
        <source>%1 answers %2 times as many as %5: %3/s against %4/s.</source>
        <extracomment>The outcome of a race: %1 &quot;async&quot;, %2 a factor, %3 and %4 rates, %5 &quot;blocking&quot;.</extracomment>
        <translation>%1 antwortet %2-mal so oft wie %5: %3/s gegen %4/s.</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in turn</source>
        <extracomment>What a load run sends: %n requests, one after the other and round again.</extracomment>
        <translation>
            <numerusform>%Ln Anfrage im Wechsel</numerusform>
            <numerusform>%Ln Anfragen im Wechsel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <extracomment>So many more are not shown.</extracomment>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <extracomment>%1 the number of a load run, %2 its request (&quot;GET /json&quot;) or which side of a race it was (&quot;async&quot;).</extracomment>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>Run %1</source>
        <extracomment>%1 the number of a load run.</extracomment>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>%1/s over %2</source>
        <extracomment>A load: %1 requests a second, %2 connections.</extracomment>
        <translation>%1/s über %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at once</source>
        <extracomment>A load: so many connections each of which always has a request under way.</extracomment>
        <translation>
            <numerusform>%Ln gleichzeitig</numerusform>
            <numerusform>%Ln gleichzeitig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>warm-up %1</source>
        <translation>Aufwärmphase %1</translation>
    </message>
    <message>
        <source>Sends at a constant rate, whatever the server does: latency counts from when a request was due.</source>
        <translation>Sendet mit konstanter Rate, was auch immer der Server tut: Die Latenz zählt ab dem Zeitpunkt, zu dem eine Anfrage fällig war.</translation>
    </message>
    <message numerus="yes">
        <source>Each of %Ln connection(s) sends its next request when it has the answer to the last one.</source>
        <translation>
            <numerusform>Die %Ln Verbindung sendet die nächste Anfrage, sobald sie die Antwort auf die letzte hat.</numerusform>
            <numerusform>Jede von %Ln Verbindungen sendet die nächste Anfrage, sobald sie die Antwort auf die letzte hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Warming up: this does not count</source>
        <translation>Aufwärmphase: Das zählt nicht</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Misst</translation>
    </message>
    <message>
        <source>Waiting for the last answers</source>
        <translation>Wartet auf die letzten Antworten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>refused: nothing listens there</source>
        <translation>abgelehnt: dort lauscht nichts</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>connection lost before the answer</source>
        <translation>Verbindung vor der Antwort verloren</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort innerhalb der Zeit</translation>
    </message>
    <message>
        <source>answer that is not HTTP</source>
        <translation>Antwort, die kein HTTP ist</translation>
    </message>
    <message>
        <source>this machine had no descriptor or port left</source>
        <translation>dieser Rechner hatte keinen Deskriptor oder Port mehr frei</translation>
    </message>
    <message>
        <source>max</source>
        <extracomment>The largest of all.</extracomment>
        <translation>max</translation>
    </message>
    <message>
        <source>%1 answers a second.</source>
        <translation>%1 Antworten pro Sekunde.</translation>
    </message>
    <message>
        <source>%1 answers a second, as was asked for.</source>
        <translation>%1 Antworten pro Sekunde, wie verlangt.</translation>
    </message>
    <message>
        <source>%1 answers a second of the %2 that were asked for: %3.</source>
        <translation>%1 Antworten pro Sekunde von %2 verlangten: %3.</translation>
    </message>
    <message>
        <source>%1 requests were due and never sent, since all connections were busy; the oldest of them had waited %2. They are in no percentile: the server is slower than the figures say.</source>
        <translation>%1 Anfragen waren fällig und wurden nie gesendet, weil alle Verbindungen beschäftigt waren; die älteste davon wartete seit %2. Sie sind in keinem Perzentil: Der Server ist langsamer, als die Zahlen sagen.</translation>
    </message>
    <message>
        <source>The generator itself was late: 1 % of the requests went out more than %1 after they could have. Lower the rate, or give it more threads, before you blame the server.</source>
        <translation>Der Generator selbst war zu spät: 1 % der Anfragen gingen mehr als %1 später hinaus, als sie konnten. Die Rate senken oder ihm mehr Threads geben, bevor der Server die Schuld bekommt.</translation>
    </message>
    <message>
        <source>%1 of %2 requests got no answer.</source>
        <translation>%1 von %2 Anfragen bekamen keine Antwort.</translation>
    </message>
    <message>
        <source>%1 of %2 answers are errors (4xx or 5xx), and count in the latency.</source>
        <translation>%1 von %2 Antworten sind Fehler (4xx oder 5xx) und zählen in der Latenz.</translation>
    </message>
    <message>
        <source>%1 requests were cut off in flight.</source>
        <translation>%1 laufende Anfragen wurden abgeschnitten.</translation>
    </message>
    <message>
        <source>L = λ·W: %1/s × %2 = %3; measured %4.</source>
        <extracomment>Little&apos;s law: %1 a rate, %2 a mean duration, %3 their product, %4 what was measured.</extracomment>
        <translation>L = λ·W: %1/s × %2 = %3; gemessen %4.</translation>
    </message>
    <message>
        <source>Both agree, so rate, latency and concurrency describe the same run.</source>
        <translation>Beide stimmen überein: Rate, Latenz und Gleichzeitigkeit beschreiben denselben Lauf.</translation>
    </message>
    <message>
        <source>They part because requests that failed or were cut off were in flight, too, and are in no latency.</source>
        <translation>Sie weichen ab, weil auch fehlgeschlagene oder abgeschnittene Anfragen unterwegs waren, die in keiner Latenz stecken.</translation>
    </message>
    <message>
        <source>They part where the run was too short to be steady, or began and ended with another load than it had.</source>
        <translation>Sie weichen ab, wo der Lauf zu kurz war, um stabil zu sein, oder mit anderer Last begann und endete.</translation>
    </message>
    <message>
        <source>Stopped before it began.</source>
        <translation>Angehalten, bevor er begann.</translation>
    </message>
    <message>
        <source>The load run could not begin: %1</source>
        <translation>Der Lastlauf konnte nicht beginnen: %1</translation>
    </message>
</context>
<context>
    <name>ParamRules</name>
    <message>
        <source>It must be at least %1.</source>
        <translation>Der Wert muss mindestens %1 sein.</translation>
    </message>
    <message>
        <source>It must be at most %1.</source>
        <translation>Der Wert darf höchstens %1 sein.</translation>
    </message>
    <message numerus="yes">
        <source>It must have at least %n character(s).</source>
        <translation>
            <numerusform>Der Wert muss mindestens %n Zeichen haben.</numerusform>
            <numerusform>Der Wert muss mindestens %n Zeichen haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It must have at most %n character(s).</source>
        <translation>
            <numerusform>Der Wert darf höchstens %n Zeichen haben.</numerusform>
            <numerusform>Der Wert darf höchstens %n Zeichen haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>It must match the pattern %1.</source>
        <translation>Der Wert muss auf das Muster %1 passen.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>a range of numbers</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>type of a parameter, then its range: &quot;integer, 0 to 60000&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation>Erlaubt ist nur: %1.</translation>
    </message>
    <message>
        <source>It must be a whole number.</source>
        <translation>Der Wert muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>It must be a number, with a point before decimals.</source>
        <translation>Der Wert muss eine Zahl sein, mit einem Punkt vor den Nachkommastellen.</translation>
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation>Der Wert muss true oder false sein.</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 Zeichen</translation>
    </message>
</context>
<context>
    <name>Percentile</name>
    <message>
        <source>max</source>
        <extracomment>The slowest of some requests, short: it stands beside p50, p99.</extracomment>
        <translation>max</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>a percentile of too few samples: about so much</extracomment>
        <translation>≈ %1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n request(s) only, which are too few: %1 needs %2.</source>
        <extracomment>%n requests; %1 a percentile (&quot;p99.9&quot;), %2 a count (&quot;1,000&quot;).</extracomment>
        <translation>
            <numerusform>Nur von %n Anfrage, und das sind zu wenige: %1 braucht %2.</numerusform>
            <numerusform>Nur von %n Anfragen, und das sind zu wenige: %1 braucht %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phases</name>
    <message>
        <source>Waited for the loop</source>
        <translation>Wartete auf die Loop</translation>
    </message>
    <message>
        <source>Request head read</source>
        <translation>Anfragekopf gelesen</translation>
    </message>
    <message>
        <source>Before the handler</source>
        <translation>Vor dem Handler</translation>
    </message>
    <message>
        <source>On the loop</source>
        <translation>In der Loop</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Held the loop</source>
        <translation>Blockierte die Loop</translation>
    </message>
    <message>
        <source>Response written</source>
        <translation>Antwort geschrieben</translation>
    </message>
    <message>
        <source>Connection open</source>
        <extracomment>A phase of a request that became a WebSocket.</extracomment>
        <translation>Verbindung offen</translation>
    </message>
    <message>
        <source>Queued, looked up, connected</source>
        <translation>Eingereiht, aufgelöst, verbunden</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Anfrage gesendet</translation>
    </message>
    <message>
        <source>Waited for the server</source>
        <translation>Wartete auf den Server</translation>
    </message>
    <message>
        <source>Response received</source>
        <translation>Antwort empfangen</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Scan</source>
        <extracomment>What a step of a plan does: it reads all rows of a table.</extracomment>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Index scan</source>
        <extracomment>What a step of a plan does: it reads a whole index.</extracomment>
        <translation>Index-Scan</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>What a step of a plan does: it goes straight to its rows.
----------
What a plan does: it goes straight to rows of the table %1.</extracomment>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Sort</source>
        <extracomment>What a plan does: it sorts rows itself.</extracomment>
        <translation>Sortierung</translation>
    </message>
    <message>
        <source>Own index</source>
        <extracomment>What a step of a plan does: it builds an index for this one run.</extracomment>
        <translation>Eigener Index</translation>
    </message>
    <message>
        <source>Reads all rows of %1, because no index starts with %2. An index on %3 would let it go straight to those that it needs.</source>
        <extracomment>%1 a table, %2 a column, %3 &quot;orders(user_id)&quot;.</extracomment>
        <translation>Liest alle Zeilen von %1, weil kein Index mit %2 beginnt. Mit einem Index auf %3 ginge es direkt zu den gesuchten.</translation>
    </message>
    <message>
        <source>Reads all %1 rows of %2, because no index starts with %3. An index on %4 would let it go straight to those that it needs.</source>
        <extracomment>%1 a number, %2 a table, %3 a column, %4 &quot;orders(user_id)&quot;.</extracomment>
        <translation>Liest alle %1 Zeilen von %2, weil kein Index mit %3 beginnt. Mit einem Index auf %4 ginge es direkt zu den gesuchten.</translation>
    </message>
    <message>
        <source>Reads all rows of %1; there are only %2, so that costs little.</source>
        <translation>Liest alle Zeilen von %1; es sind nur %2, das kostet wenig.</translation>
    </message>
    <message>
        <source>Reads all rows of %1, since the statement asks for all of them.</source>
        <translation>Liest alle Zeilen von %1, weil die Anweisung alle verlangt.</translation>
    </message>
    <message>
        <source>Reads all %1 rows of %2, since the statement asks for all of them: no index would help, a condition or a limit might.</source>
        <translation>Liest alle %1 Zeilen von %2, weil die Anweisung alle verlangt: Kein Index würde helfen, eine Bedingung oder ein Limit vielleicht.</translation>
    </message>
    <message>
        <source>Reads all rows of %1, although an index or its key starts with %2: the condition does not fit it, or the database thinks that most rows are needed anyway.</source>
        <extracomment>%1 a table, %2 a column.</extracomment>
        <translation>Liest alle Zeilen von %1, obwohl ein Index oder der Schlüssel mit %2 beginnt: Die Bedingung passt nicht dazu, oder die Datenbank meint, dass ohnehin die meisten Zeilen gebraucht werden.</translation>
    </message>
    <message>
        <source>Reads all %1 rows of %2, although %3 is its key: the condition does not fit the key, or the database thinks that most rows are needed anyway.</source>
        <translation>Liest alle %1 Zeilen von %2, obwohl %3 der Schlüssel ist: Die Bedingung passt nicht dazu, oder die Datenbank meint, dass ohnehin die meisten Zeilen gebraucht werden.</translation>
    </message>
    <message>
        <source>Reads all %1 rows of %2, although the index %3 starts with %4: the condition does not fit the index, or the database thinks that most rows are needed anyway.</source>
        <translation>Liest alle %1 Zeilen von %2, obwohl der Index %3 mit %4 beginnt: Die Bedingung passt nicht dazu, oder die Datenbank meint, dass ohnehin die meisten Zeilen gebraucht werden.</translation>
    </message>
    <message>
        <source>Reads the whole index %1 of %2, in its order, instead of searching in it.</source>
        <translation>Liest den ganzen Index %1 von %2 der Reihe nach, statt darin zu suchen.</translation>
    </message>
    <message>
        <source>Goes straight to its rows by the index %1.</source>
        <translation>Geht über den Index %1 direkt zu den Zeilen.</translation>
    </message>
    <message>
        <source>Goes straight to its rows of %1 by their key.</source>
        <translation>Geht über den Schlüssel direkt zu den Zeilen von %1.</translation>
    </message>
    <message>
        <source>Goes straight to its rows of %1 by the index %2.</source>
        <translation>Geht über den Index %2 direkt zu den Zeilen von %1.</translation>
    </message>
    <message>
        <source>Builds an index on %1 for this one run and throws it away afterwards. One that stays would save that each time.</source>
        <translation>Baut für diesen einen Lauf einen Index auf %1 und wirft ihn danach weg. Ein bleibender würde das jedes Mal sparen.</translation>
    </message>
    <message>
        <source>Sorts its rows itself, since no index has them in that order.</source>
        <translation>Sortiert die Zeilen selbst, weil kein Index sie in dieser Reihenfolge hat.</translation>
    </message>
    <message>
        <source>Reads no table.</source>
        <translation>Liest keine Tabelle.</translation>
    </message>
    <message>
        <source>Scan of %1</source>
        <extracomment>What a plan does: it reads all rows of the table %1.</extracomment>
        <translation>Scan von %1</translation>
    </message>
    <message>
        <source>Index scan of %1</source>
        <extracomment>What a plan does: it reads a whole index of the table %1.</extracomment>
        <translation>Index-Scan von %1</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>Suche in %1</translation>
    </message>
    <message>
        <source>Own index on %1</source>
        <extracomment>What a plan does: it builds an index on the table %1 for this one run.</extracomment>
        <translation>Eigener Index auf %1</translation>
    </message>
    <message>
        <source>No table</source>
        <translation>Keine Tabelle</translation>
    </message>
</context>
<context>
    <name>PoolHistory</name>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>In a transaction</source>
        <translation>In einer Transaktion</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A connection: %1 the name of its lane (read, write), %2 its number.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Höher</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Niedriger</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 gibt es schon.
Ersetzen?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Wählen</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuen Ordner anlegen</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateityp:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Übergeordneter Ordner</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Backtab</source>
        <translation>Rück-Tab</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Herunter</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>F%1</source>
        <translation>F%1</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
</context>
<context>
    <name>QUndoStack</name>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Link-Adresse kopieren</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>RedisText</name>
    <message>
        <source>the backslash at character %1 begins nothing that is known; write %2 for a backslash, or %3, or %4 for a byte</source>
        <extracomment>%1 a place in a text, %2 to %4 examples of what may stand there.</extracomment>
        <translation>der Backslash bei Zeichen %1 leitet nichts Bekanntes ein; für einen Backslash %2 schreiben, oder %3, oder %4 für ein Byte</translation>
    </message>
    <message>
        <source>a %1 is not closed, or something stands right behind the one that closes</source>
        <extracomment>%1 a quotation mark.</extracomment>
        <translation>ein %1 wird nicht geschlossen, oder direkt hinter dem schließenden steht noch etwas</translation>
    </message>
    <message>
        <source>… and more, which is not shown.</source>
        <translation>… und mehr, was nicht gezeigt wird.</translation>
    </message>
</context>
<context>
    <name>RepeatAdvice</name>
    <message numerus="yes">
        <source>N+1: one request ran it %Ln time(s).</source>
        <translation>
            <numerusform>N+1: Eine Anfrage hat sie %Ln-mal ausgeführt.</numerusform>
            <numerusform>N+1: Eine Anfrage hat sie %Ln-mal ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 One statement for all of its values would do.</source>
        <extracomment>%1 the sentence that says how often one request ran a statement.</extracomment>
        <translation>%1 Eine Anweisung für alle Werte würde genügen.</translation>
    </message>
    <message>
        <source>%1 It reads the %2 of one row of %3 after the other. The relation %3 → %2 loads them all with one more statement: %4.</source>
        <extracomment>%1 that sentence, %2 and %3 names of tables, %4 a call in C++.</extracomment>
        <translation>%1 Sie liest %2 zu jeder Zeile von %3 einzeln. Die Relation %3 → %2 lädt alle mit einer weiteren Anweisung: %4.</translation>
    </message>
    <message>
        <source>%1 It reads the row of %2 for one row of %3 after the other. The relation %3 → %2 loads them all with one more statement: %4.</source>
        <translation>%1 Sie liest die Zeile von %2 zu jeder Zeile von %3 einzeln. Die Relation %3 → %2 lädt alle mit einer weiteren Anweisung: %4.</translation>
    </message>
    <message>
        <source>%1 It reads one row of %2 after the other by %3. One statement reads them all: %4.</source>
        <translation>%1 Sie liest die Zeilen von %2 einzeln über %3. Eine Anweisung liest sie alle: %4.</translation>
    </message>
</context>
<context>
    <name>RequestAuth</name>
    <message>
        <source>A user name cannot hold a colon: the server would take what follows for the password.</source>
        <translation>Ein Benutzername darf keinen Doppelpunkt enthalten: Der Server hielte das Folgende für das Passwort.</translation>
    </message>
    <message>
        <source>User name and password cannot hold line breaks or other control characters.</source>
        <translation>Benutzername und Passwort dürfen keine Zeilenumbrüche oder anderen Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>Type the token in Auth first, or choose No auth there.</source>
        <translation>Zuerst in Auth das Token eingeben oder dort „Keine Auth“ wählen.</translation>
    </message>
    <message>
        <source>A token cannot hold line breaks or other control characters.</source>
        <translation>Ein Token darf keine Zeilenumbrüche oder anderen Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>Type name and value of the key in Auth first, or choose No auth there.</source>
        <translation>Zuerst in Auth Name und Wert des Schlüssels eingeben oder dort „Keine Auth“ wählen.</translation>
    </message>
    <message>
        <source>A cookie has a name of one word, and a value without blanks, quotation marks, commas, semicolons and backslashes.</source>
        <translation>Ein Cookie hat einen Namen aus einem Wort und einen Wert ohne Leerzeichen, Anführungszeichen, Kommas, Semikolons und Backslashes.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a header field: it is one word of letters, digits and signs such as - and _.</source>
        <translation>„%1“ kann kein Header-Feld heißen: Erlaubt ist ein Wort aus Buchstaben, Ziffern und Zeichen wie - und _.</translation>
    </message>
    <message>
        <source>A key cannot hold line breaks or other control characters.</source>
        <translation>Ein Schlüssel darf keine Zeilenumbrüche oder anderen Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>Type who you are, and where tokens come from, in Auth first, or choose No auth there.</source>
        <translation>Zuerst in Auth eingeben, wer anfragt und woher Token kommen, oder dort „Keine Auth“ wählen.</translation>
    </message>
</context>
<context>
    <name>RouteSwitchCommand</name>
    <message>
        <source>enable %1</source>
        <extracomment>Stands behind &quot;Undo&quot;; %1 is a route, &quot;GET /users&quot;.</extracomment>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>disable %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message numerus="yes">
        <source>enable %n route(s)</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>
            <numerusform>%n Route aktivieren</numerusform>
            <numerusform>%n Routen aktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disable %n route(s)</source>
        <translation>
            <numerusform>%n Route deaktivieren</numerusform>
            <numerusform>%n Routen deaktivieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowRules</name>
    <message>
        <source>Server error</source>
        <extracomment>Name of a colour rule: requests whose status is 500 or more.</extracomment>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>Cancelled or refused</source>
        <extracomment>Name of a colour rule: requests whose client left, or that were refused before a handler saw them.</extracomment>
        <translation>Abgebrochen oder abgelehnt</translation>
    </message>
    <message>
        <source>Held the loop</source>
        <extracomment>Name of a colour rule: requests whose handler blocked the event loop.</extracomment>
        <translation>Blockierte die Loop</translation>
    </message>
    <message>
        <source>Slow</source>
        <extracomment>Name of a colour rule: requests that took more than a second.</extracomment>
        <translation>Langsam</translation>
    </message>
</context>
<context>
    <name>RowTone</name>
    <message>
        <source>Red, square</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation>Rot, Quadrat</translation>
    </message>
    <message>
        <source>Amber, triangle</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation>Gelb, Dreieck</translation>
    </message>
    <message>
        <source>Green, circle</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation>Grün, Kreis</translation>
    </message>
    <message>
        <source>Blue, diamond</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation>Blau, Raute</translation>
    </message>
    <message>
        <source>Violet, hexagon</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation>Violett, Sechseck</translation>
    </message>
    <message>
        <source>Grey, cross</source>
        <translation>Grau, Kreuz</translation>
    </message>
</context>
<context>
    <name>SavedRequest</name>
    <message>
        <source>There is no address to save.</source>
        <translation>Es gibt keine Adresse zum Speichern.</translation>
    </message>
    <message>
        <source>A WebSocket cannot be saved in a file of requests.</source>
        <translation>Ein WebSocket lässt sich nicht in einer Anfragedatei speichern.</translation>
    </message>
    <message>
        <source>A multipart body cannot be saved in a file of requests.</source>
        <translation>Ein Multipart-Body lässt sich nicht in einer Anfragedatei speichern.</translation>
    </message>
    <message>
        <source>It cannot be saved in a file of requests: %1.</source>
        <translation>Das lässt sich nicht in einer Anfragedatei speichern: %1.</translation>
    </message>
    <message>
        <source>Its body has a line that means something else in a file of requests, such as one that begins with ###. Save the body as a file, and choose that as the body.</source>
        <translation>Der Body hat eine Zeile, die in einer Anfragedatei etwas anderes bedeutet, z. B. eine, die mit ### beginnt. Den Body als Datei speichern und diese als Body wählen.</translation>
    </message>
    <message>
        <source>values in the address</source>
        <translation>Werte in der Adresse</translation>
    </message>
    <message>
        <source>values in the form</source>
        <translation>Werte im Formular</translation>
    </message>
    <message>
        <source>values in the body</source>
        <translation>Werte im Body</translation>
    </message>
</context>
<context>
    <name>SendWords</name>
    <message>
        <source>Nothing listens on %1. Start the server there, or check host and port.</source>
        <translation>Auf %1 lauscht nichts. Den Server dort starten oder Host und Port prüfen.</translation>
    </message>
    <message>
        <source>There is no host named %1. Check how it is written, and whether this machine is online.</source>
        <translation>Es gibt keinen Host namens %1. Die Schreibweise prüfen und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>No trusted TLS connection to %1: %2. If it is your own server with a certificate of its own, switch off the check in Options; if it speaks plain HTTP, use http.</source>
        <translation>Keine vertrauenswürdige TLS-Verbindung zu %1: %2. Bei einem eigenen Server mit eigenem Zertifikat die Prüfung unter Optionen abschalten; spricht er einfaches HTTP, http verwenden.</translation>
    </message>
    <message>
        <source>%1 ended the connection before it had answered: %2. Look at its log, and send again.</source>
        <translation>%1 beendete die Verbindung vor der Antwort: %2. In sein Log sehen und erneut senden.</translation>
    </message>
    <message>
        <source>The response is larger than the %1 that are read here. Fetch it with another program, or send it alone instead of many at once.</source>
        <translation>Die Antwort ist größer als die %1, die hier gelesen werden. Mit einem anderen Programm abrufen oder einzeln statt vielfach gleichzeitig senden.</translation>
    </message>
    <message>
        <source>%1 could not be reached: %2.</source>
        <extracomment>%1 host and port, %2 the network library&apos;s own words</extracomment>
        <translation>%1 war nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2. Raise the timeout in Options, or find out what it waits for.</source>
        <translation>%1 antwortete nicht innerhalb von %2. Das Zeitlimit unter Optionen erhöhen oder herausfinden, worauf der Server wartet.</translation>
    </message>
    <message>
        <source>The request could not be sent: %1.</source>
        <translation>Die Anfrage konnte nicht gesendet werden: %1.</translation>
    </message>
</context>
<context>
    <name>SenderRequest</name>
    <message>
        <source>“%1” is no method: it is one word of letters, digits and signs such as - and _.</source>
        <translation>„%1“ ist keine Methode: Das ist ein Wort aus Buchstaben, Ziffern und Zeichen wie - und _.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a header field: it is one word of letters, digits and signs such as - and _.</source>
        <translation>„%1“ kann kein Header-Feld heißen: Erlaubt ist ein Wort aus Buchstaben, Ziffern und Zeichen wie - und _.</translation>
    </message>
    <message>
        <source>“%1” is no subprotocol: it is one word of letters, digits and signs such as - and _.</source>
        <translation>„%1“ ist kein Subprotokoll: Das ist ein Wort aus Buchstaben, Ziffern und Zeichen wie - und _.</translation>
    </message>
</context>
<context>
    <name>SenderSession</name>
    <message>
        <source>The Sender&apos;s tabs of last time cannot be read from %1: %2.</source>
        <translation>Die Sender-Tabs vom letzten Mal können nicht aus %1 gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The Sender&apos;s tabs of last time are damaged, and %1 cannot be renamed to keep it.</source>
        <translation>Die Sender-Tabs vom letzten Mal sind beschädigt, und %1 kann zum Aufbewahren nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>The Sender&apos;s tabs of last time are damaged. The file was kept as %1.</source>
        <translation>Die Sender-Tabs vom letzten Mal sind beschädigt. Die Datei wurde als %1 behalten.</translation>
    </message>
    <message>
        <source>The Sender&apos;s tabs cannot be kept in %1: %2.</source>
        <translation>Die Sender-Tabs können nicht in %1 aufbewahrt werden: %2.</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>at byte %1</source>
        <extracomment>%1 a number.</extracomment>
        <translation>bei Byte %1</translation>
    </message>
    <message>
        <source>in the part %1 at byte %2</source>
        <extracomment>%1 the name of a part of a file, four letters, %2 a number.</extracomment>
        <translation>im Teil %1 bei Byte %2</translation>
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <extracomment>%1 a file, %2 the system&apos;s own words.</extracomment>
        <translation>„%1“ konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” is no session of Coroscope: it does not begin as one. HAR files are imported in Requests.</source>
        <translation>„%1“ ist keine Sitzung von Coroscope: Der Anfang passt nicht. HAR-Dateien werden unter „Anfragen“ importiert.</translation>
    </message>
    <message>
        <source>“%1” was saved by a newer Coroscope: what stands %2 is not known here%3. Open it with that version.</source>
        <extracomment>%1 a file, %2 a place in it, %3 details in brackets, which may be missing.</extracomment>
        <translation>„%1“ wurde von einem neueren Coroscope gespeichert: Was %2 steht, ist hier nicht bekannt%3. Mit jener Version öffnen.</translation>
    </message>
    <message>
        <source>“%1” is not whole: it ends too early, %2%3. Copy it again from where it came.</source>
        <translation>„%1“ ist unvollständig: Die Datei endet zu früh, %2%3. Noch einmal vom Ursprung kopieren.</translation>
    </message>
    <message>
        <source>“%1” is damaged %2%3. Copy it again from where it came.</source>
        <translation>„%1“ ist %2 beschädigt%3. Noch einmal vom Ursprung kopieren.</translation>
    </message>
    <message>
        <source>“%1” holds more than is read, %2%3. Save a shorter session.</source>
        <translation>„%1“ enthält mehr, als gelesen wird, %2%3. Eine kürzere Sitzung speichern.</translation>
    </message>
    <message>
        <source>“%1” was not opened: it was cancelled.</source>
        <translation>„%1“ wurde nicht geöffnet: Es wurde abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Session of %1 from %2 to %3 (%4, %5), read-only.</source>
        <extracomment>Above an opened session. %1 an address or a file, %2 and %3 times, %4 a duration, %5 &quot;12 requests&quot;.</extracomment>
        <translation>Sitzung von %1, %2 bis %3 (%4, %5), schreibgeschützt.</translation>
    </message>
    <message numerus="yes">
        <source>It had forgotten %Ln older one(s).</source>
        <extracomment>Joined to a sentence.</extracomment>
        <translation>
            <numerusform>%Ln ältere hatte sie vergessen.</numerusform>
            <numerusform>%Ln ältere hatte sie vergessen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlView</name>
    <message>
        <source>Create the index %1</source>
        <extracomment>What can be undone; %1 an index.</extracomment>
        <translation>Index %1 anlegen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) are selected; only one runs at a time. Select one, or put the cursor into it.</source>
        <translation>
            <numerusform>%Ln Anweisung ist ausgewählt; es läuft nur eine zur Zeit. Eine auswählen oder den Cursor hineinsetzen.</numerusform>
            <numerusform>%Ln Anweisungen sind ausgewählt; es läuft nur eine zur Zeit. Eine auswählen oder den Cursor hineinsetzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no statement to run. Write one first.</source>
        <translation>Es gibt keine Anweisung, die laufen könnte. Zuerst eine schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>The statement has %Ln placeholder(s). Write the values below it.</source>
        <translation>
            <numerusform>Die Anweisung hat %Ln Platzhalter. Den Wert darunter schreiben.</numerusform>
            <numerusform>Die Anweisung hat %Ln Platzhalter. Die Werte darunter schreiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The values for the placeholders cannot be read: %1. Write numbers, texts in quotation marks, true, false or null, separated by commas.</source>
        <translation>Die Werte für die Platzhalter sind nicht lesbar: %1. Erlaubt sind Zahlen, Texte in Anführungszeichen, true, false oder null, durch Kommas getrennt.</translation>
    </message>
    <message numerus="yes">
        <source>The statement has %Ln placeholder(s), but there are %1 values.</source>
        <translation>
            <numerusform>Die Anweisung hat %Ln Platzhalter, aber es gibt %1 Werte.</numerusform>
            <numerusform>Die Anweisung hat %Ln Platzhalter, aber es gibt %1 Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde angehalten</translation>
    </message>
    <message>
        <source>it took longer than %1</source>
        <translation>es dauerte länger als %1</translation>
    </message>
    <message>
        <source>The statement was stopped. Nothing was changed.</source>
        <translation>Die Anweisung wurde angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The statement took longer than %1 and was stopped. Nothing was changed.</source>
        <translation>Die Anweisung dauerte länger als %1 und wurde angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database refused: the console&apos;s connection only reads. Switch “Allow Writing” on to change data.</source>
        <translation>Die Datenbank lehnte ab: Die Verbindung der Konsole liest nur. Um Daten zu ändern, „Schreiben erlauben“ einschalten.</translation>
    </message>
    <message>
        <source>Allow writing</source>
        <translation>Schreiben erlauben</translation>
    </message>
    <message>
        <source>The database does not take the statement: %1.</source>
        <translation>Die Datenbank nimmt die Anweisung nicht an: %1.</translation>
    </message>
    <message>
        <source>Line %1: the database does not take the statement: %2.</source>
        <extracomment>%1 a line number, %2 what the database said.</extracomment>
        <translation>Zeile %1: Die Datenbank nimmt die Anweisung nicht an: %2.</translation>
    </message>
</context>
<context>
    <name>TaskQuery</name>
    <message>
        <source>The store is asked for tasks, and it knows “or” and “not” for states only, as in or(state:failed state:dead).</source>
        <translation>Die Suche nach Aufgaben macht der Datenspeicher, und er kennt „or“ und „not“ nur für Zustände, z. B. or(state:failed state:dead).</translation>
    </message>
    <message>
        <source>No task can be in two states at once.</source>
        <translation>Keine Aufgabe kann in zwei Zuständen zugleich sein.</translation>
    </message>
    <message>
        <source>The store looks for a text as it stands, without *.</source>
        <translation>Der Datenspeicher sucht einen Text genau so, wie er steht, ohne *.</translation>
    </message>
    <message>
        <source>The store looks for one text. Put words that follow one another in quotation marks.</source>
        <translation>Der Datenspeicher sucht nur einen Text. Aufeinanderfolgende Wörter in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>The store compares “%1” with one whole word: neither * nor != can be asked.</source>
        <extracomment>%1 the name of a field, such as &quot;kind&quot;.</extracomment>
        <translation>Der Datenspeicher vergleicht „%1“ mit einem ganzen Wort: Weder * noch != ist möglich.</translation>
    </message>
    <message>
        <source>A task has one “%1” only.</source>
        <translation>Eine Aufgabe hat nur ein „%1“.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Trace id of the request that made it</source>
        <translation>Trace-ID der Anfrage, die sie erzeugt hat</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Scheduled</source>
        <extracomment>State of a task: it waits for a time.</extracomment>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Queued</source>
        <extracomment>State of a task: it waits for its turn.</extracomment>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Running</source>
        <extracomment>State of a task.</extracomment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Retrying</source>
        <extracomment>State of a task: an attempt failed, another one follows.</extracomment>
        <translation>Wird wiederholt</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <extracomment>State of a task.</extracomment>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>State of a task: an error that trying again would not mend.</extracomment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <extracomment>State of a task.</extracomment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Dead</source>
        <extracomment>State of a task: all attempts are used up.</extracomment>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Waits for its time, and has not run yet</source>
        <translation>Wartet auf ihre Zeit und lief noch nicht</translation>
    </message>
    <message>
        <source>Waits for a free place in its queue</source>
        <translation>Wartet auf einen freien Platz in ihrer Warteschlange</translation>
    </message>
    <message>
        <source>A server works on it</source>
        <translation>Ein Server arbeitet daran</translation>
    </message>
    <message>
        <source>An attempt failed; it waits for the next one</source>
        <translation>Ein Versuch schlug fehl; sie wartet auf den nächsten</translation>
    </message>
    <message>
        <source>It has ended well</source>
        <translation>Sie ging gut aus</translation>
    </message>
    <message>
        <source>Failed for good: trying again would not help</source>
        <translation>Endgültig fehlgeschlagen: Ein neuer Versuch würde nicht helfen</translation>
    </message>
    <message>
        <source>Somebody ended it before its time</source>
        <translation>Jemand hat sie vorzeitig beendet</translation>
    </message>
    <message>
        <source>Failed in its last attempt</source>
        <translation>Im letzten Versuch fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A task: %1 its kind, %2 the end of its id.
----------
%1 a date, %2 a time of day.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <extracomment>Attempts of a task: %1 were begun, %2 there may be.</extracomment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>%1 a number of minutes.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>%1 a number of hours.</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>%1 a number of days.</extracomment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>%1 a duration: that much later than now.</extracomment>
        <translation>in %1</translation>
    </message>
</context>
<context>
    <name>TextSearch</name>
    <message>
        <source>Not a regular expression, at %1: %2</source>
        <extracomment>%1: a position in the expression, from 1; %2: what is wrong there, in English, by PCRE.</extracomment>
        <translation>Kein regulärer Ausdruck, bei %1: %2</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Sleeps</source>
        <translation>Schläft</translation>
    </message>
    <message>
        <source>Waits for a database connection</source>
        <translation>Wartet auf Datenbankverbindung</translation>
    </message>
    <message>
        <source>Database works for it</source>
        <translation>Datenbank arbeitet</translation>
    </message>
    <message>
        <source>Waits for the cache</source>
        <translation>Wartet auf den Cache</translation>
    </message>
    <message>
        <source>Waits for an HTTP call</source>
        <translation>Wartet auf HTTP-Aufruf</translation>
    </message>
    <message>
        <source>Waits for a pool thread</source>
        <translation>Wartet auf Pool-Thread</translation>
    </message>
    <message>
        <source>Runs on a pool thread</source>
        <translation>Läuft auf Pool-Thread</translation>
    </message>
    <message>
        <source>Waits for a lock</source>
        <translation>Wartet auf Sperre</translation>
    </message>
    <message>
        <source>Waits for the client to send</source>
        <translation>Wartet, dass der Client sendet</translation>
    </message>
    <message>
        <source>Waits for the client to take</source>
        <translation>Wartet, dass der Client abnimmt</translation>
    </message>
    <message>
        <source>Waits for its coroutines</source>
        <translation>Wartet auf seine Coroutinen</translation>
    </message>
    <message>
        <source>Ready, but the loop is busy</source>
        <translation>Bereit, aber Loop beschäftigt</translation>
    </message>
    <message>
        <source>Held back by slow motion</source>
        <translation>Von Zeitlupe zurückgehalten</translation>
    </message>
    <message>
        <source>waits for the loop</source>
        <extracomment>On a narrow bar of the timeline: what the request does there.</extracomment>
        <translation>wartet auf Loop</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschl.</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>holds the loop</source>
        <translation>blockiert Loop</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Sleep</translation>
    </message>
    <message>
        <source>database queue</source>
        <translation>DB-Warteschl.</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>HTTP call</source>
        <translation>HTTP-Aufruf</translation>
    </message>
    <message>
        <source>pool queue</source>
        <translation>Pool-Warteschl.</translation>
    </message>
    <message>
        <source>pool thread</source>
        <translation>Pool-Thread</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>client sends</source>
        <translation>Client sendet</translation>
    </message>
    <message>
        <source>client takes</source>
        <translation>Client nimmt ab</translation>
    </message>
    <message>
        <source>coroutines</source>
        <translation>Coroutinen</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>slow motion</source>
        <translation>Zeitlupe</translation>
    </message>
    <message>
        <source>response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Its bytes had arrived, but the loop was held by somebody else, so nobody read them.</source>
        <translation>Ihre Bytes waren da, aber die Loop war durch etwas anderes blockiert, also las sie niemand.</translation>
    </message>
    <message>
        <source>Its code ran. Nothing else on this loop could run meanwhile.</source>
        <translation>Ihr Code lief. Sonst konnte in dieser Loop unterdessen nichts laufen.</translation>
    </message>
    <message>
        <source>It blocked the loop: no other request, timer or connection of this worker got a turn.</source>
        <translation>Sie blockierte die Loop: Keine andere Anfrage, kein Timer, keine Verbindung dieses Workers kam an die Reihe.</translation>
    </message>
    <message>
        <source>What it waited for was there, but the loop was busy with somebody else.</source>
        <translation>Worauf sie wartete, war da, aber die Loop war anderweitig beschäftigt.</translation>
    </message>
    <message>
        <source>Slow motion kept it back on purpose.</source>
        <translation>Die Zeitlupe hielt sie absichtlich zurück.</translation>
    </message>
    <message>
        <source>Its work ran on a thread of the pool; the loop was free for others.</source>
        <translation>Ihre Arbeit lief auf einem Thread des Pools; die Loop war frei für andere.</translation>
    </message>
    <message>
        <source>All connections of its lane were in use.</source>
        <translation>Alle Verbindungen ihrer Bahn waren in Gebrauch.</translation>
    </message>
    <message>
        <source>All threads of the pool were in use.</source>
        <translation>Alle Threads des Pools waren in Gebrauch.</translation>
    </message>
    <message>
        <source>It waited, and the loop was free for others.</source>
        <translation>Sie wartete, und die Loop war frei für andere.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A fact and its figure: &quot;Took: 2.000 s&quot;.
----------
%1 the number of a coroutine of a request, %2 what it was called.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Coroutines</source>
        <translation>Coroutinen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln at once</source>
        <translation>
            <numerusform>%Ln gleichzeitig</numerusform>
            <numerusform>%Ln gleichzeitig</numerusform>
        </translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Blockiert von</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>From – to</source>
        <extracomment>%1 and %2 are durations since the request began.</extracomment>
        <translation>Von – bis</translation>
    </message>
    <message>
        <source>%1 – %2 of the request</source>
        <translation>%1 – %2 der Anfrage</translation>
    </message>
    <message>
        <source>Waited in the queue</source>
        <translation>Wartete in der Warteschlange</translation>
    </message>
    <message>
        <source>Until it was there</source>
        <translation>Bis es da war</translation>
    </message>
    <message>
        <source>Then waited for the loop</source>
        <translation>Wartete dann auf die Loop</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>still waits, since %1</source>
        <translation>wartet noch, seit %1</translation>
    </message>
    <message>
        <source>Nobody awaited it</source>
        <translation>Niemand wartete darauf</translation>
    </message>
    <message>
        <source>it still ran when its handler ended</source>
        <translation>sie lief beim Ende ihres Handlers noch</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Coroutine</source>
        <translation>Coroutine</translation>
    </message>
    <message>
        <source>Nobody awaited it: it still ran when its handler ended.</source>
        <translation>Niemand wartete darauf: Sie lief beim Ende ihres Handlers noch.</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Worker</source>
        <extracomment>A worker of the server, by its number.</extracomment>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Waited for the loop behind</source>
        <translation>Wartete auf die Loop hinter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more wait(s) were not noted, since it had too many; its handler waited %1 in them.</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>
            <numerusform>%Ln weitere Wartezeit wurde nicht notiert, weil es zu viele waren; der Handler wartete darin %1.</numerusform>
            <numerusform>%Ln weitere Wartezeiten wurden nicht notiert, weil es zu viele waren; der Handler wartete darin %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a duration, %2 a share of the whole: &quot;12 ms (4 %)&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>What several coroutines wait for at once, and how many: &quot;HTTP call × 6&quot;.</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>held for %1</source>
        <translation>blockiert für %1</translation>
    </message>
    <message>
        <source>held by %1 for %2</source>
        <extracomment>%1 a route, %2 a duration: what holds the event loop of a worker.</extracomment>
        <translation>blockiert von %1 für %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) waiting</source>
        <translation>
            <numerusform>%Ln Verbindung wartet</numerusform>
            <numerusform>%Ln Verbindungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>handler</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>The loop was busy</source>
        <translation>Die Loop war beschäftigt</translation>
    </message>
    <message>
        <source>The loop ran %1</source>
        <translation>In der Loop lief %1</translation>
    </message>
    <message>
        <source>Of it busy</source>
        <translation>Davon beschäftigt</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>The loop of worker %1 was held</source>
        <translation>Die Loop von Worker %1 war blockiert</translation>
    </message>
    <message>
        <source>While one handler holds the loop, no other request, timer or connection of this worker gets a turn. Wait without blocking, or give the work to the pool.</source>
        <translation>Solange ein Handler die Loop blockiert, kommt keine andere Anfrage, kein Timer und keine Verbindung dieses Workers an die Reihe. Besser warten, ohne zu blockieren, oder die Arbeit dem Pool geben.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>it goes on</source>
        <translation>es dauert an</translation>
    </message>
    <message>
        <source>Connections with bytes waiting</source>
        <translation>Verbindungen mit wartenden Bytes</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences, one after the other.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Its client left after %1. What was begun for it went on for %2 all the same.</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation>Ihr Client ging nach %1. Was für ihn begonnen war, lief trotzdem noch %2 weiter.</translation>
    </message>
    <message>
        <source>Its response was complete after %1. It worked on for %2 after that.</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation>Ihre Antwort war nach %1 fertig. Danach arbeitete sie noch %2 weiter.</translation>
    </message>
    <message>
        <source>Its client had left by then.</source>
        <translation>Ihr Client war da schon gegangen.</translation>
    </message>
    <message>
        <source>Its response was complete by then.</source>
        <translation>Ihre Antwort war da schon fertig.</translation>
    </message>
    <message>
        <source>after the client left: %1</source>
        <extracomment>On a bar of the timeline: %1 what was done all the same: &quot;pool thread digests&quot;.</extracomment>
        <translation>nachdem der Client ging: %1</translation>
    </message>
    <message>
        <source>after the response: %1</source>
        <extracomment>On a bar of the timeline: %1 what was done then: &quot;sleep 30 ms&quot;.</extracomment>
        <translation>nach der Antwort: %1</translation>
    </message>
    <message>
        <source>%1, works on</source>
        <extracomment>%1 how a request ended, &quot;200&quot; or &quot;The client left&quot;; what it has begun still goes on.</extracomment>
        <translation>%1, arbeitet weiter</translation>
    </message>
</context>
<context>
    <name>TutorialSection</name>
    <message>
        <source>Why use asynchronous APIs</source>
        <translation>Warum asynchrone APIs</translation>
    </message>
    <message>
        <source>Creating a simple async API</source>
        <translation>Eine einfache asynchrone API</translation>
    </message>
    <message>
        <source>Async database queries</source>
        <translation>Asynchrone Datenbankabfragen</translation>
    </message>
    <message>
        <source>Background tasks</source>
        <translation>Hintergrundaufgaben</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Caching with Redis</source>
        <translation>Zwischenspeichern mit Redis</translation>
    </message>
</context>
<context>
    <name>ValueActions</name>
    <message>
        <source>Read the Value A&amp;gain</source>
        <translation>Wert &amp;neu lesen</translation>
    </message>
    <message>
        <source>Ask the store what the key holds now</source>
        <translation>Den Datenspeicher fragen, was der Schlüssel jetzt enthält</translation>
    </message>
    <message>
        <source>&amp;Edit the Value</source>
        <translation>Wert &amp;bearbeiten</translation>
    </message>
    <message>
        <source>Write another value: of the string, or of the selected element (Enter)</source>
        <translation>Einen anderen Wert schreiben: für den String oder das ausgewählte Element (Enter)</translation>
    </message>
    <message>
        <source>&amp;Add Elements</source>
        <translation>Elemente &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Fields, members, elements or an entry</source>
        <translation>Felder, Mitglieder, Elemente oder einen Eintrag</translation>
    </message>
    <message>
        <source>Re&amp;move Elements</source>
        <translation>Elemente &amp;entfernen</translation>
    </message>
    <message>
        <source>The selected ones (Delete)</source>
        <translation>Die ausgewählten (Entf)</translation>
    </message>
    <message>
        <source>Re&amp;name the Key</source>
        <translation>Schlüssel &amp;umbenennen</translation>
    </message>
    <message>
        <source>Give the key another name</source>
        <translation>Dem Schlüssel einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Time to &amp;Live</source>
        <translation>&amp;Lebensdauer</translation>
    </message>
    <message>
        <source>How long the key is to stay, from now on</source>
        <translation>Wie lange der Schlüssel ab jetzt bleiben soll</translation>
    </message>
    <message>
        <source>Keep &amp;for Good</source>
        <translation>&amp;Dauerhaft behalten</translation>
    </message>
    <message>
        <source>Take the key&apos;s time to live away</source>
        <translation>Dem Schlüssel die Lebensdauer nehmen</translation>
    </message>
    <message>
        <source>Copy the &amp;Key</source>
        <translation>&amp;Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy the key&apos;s name</source>
        <translation>Den Namen des Schlüssels kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;Value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>Copy the string, or the selected elements</source>
        <translation>Den String oder die ausgewählten Elemente kopieren</translation>
    </message>
    <message>
        <source>Copy redis-cli &amp;Command</source>
        <translation>redis-&amp;cli-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command that reads the value, for redis-cli</source>
        <translation>Den Befehl für redis-cli kopieren, der den Wert liest</translation>
    </message>
    <message>
        <source>No key is selected.</source>
        <translation>Kein Schlüssel ist ausgewählt.</translation>
    </message>
    <message>
        <source>No element is selected.</source>
        <translation>Kein Element ist ausgewählt.</translation>
    </message>
    <message>
        <source>A string has no elements.</source>
        <translation>Ein String hat keine Elemente.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>The key is not there any more.</source>
        <translation>Den Schlüssel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The value is being edited.</source>
        <translation>Der Wert wird gerade bearbeitet.</translation>
    </message>
    <message>
        <source>The value is being read.</source>
        <translation>Der Wert wird gerade gelesen.</translation>
    </message>
    <message>
        <source>Only a part of the value was read.</source>
        <translation>Nur ein Teil des Werts wurde gelesen.</translation>
    </message>
    <message>
        <source>Entries of a stream do not change.</source>
        <translation>Einträge eines Streams ändern sich nicht.</translation>
    </message>
    <message>
        <source>Not exactly one element is selected.</source>
        <translation>Es ist nicht genau ein Element ausgewählt.</translation>
    </message>
    <message>
        <source>The key does not expire.</source>
        <translation>Der Schlüssel läuft nicht ab.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Draining…</source>
        <translation>Läuft aus…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Use %2?</source>
        <extracomment>%1 and %2 are port numbers. A button &quot;Use 8001&quot; stands beside the sentence.</extracomment>
        <translation>Port %1 wird von einem anderen Programm benutzt. %2 verwenden?</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program, and no free port was found near it. End that program, or start Coroscope with another port (--port).</source>
        <translation>Port %1 wird von einem anderen Programm benutzt, und in der Nähe war kein Port frei. Jenes Programm beenden oder Coroscope mit einem anderen Port starten (--port).</translation>
    </message>
    <message>
        <source>This machine has no address “%1”. Start Coroscope with localhost or one of this machine&apos;s own addresses (--host).</source>
        <translation>Dieser Rechner hat keine Adresse „%1“. Coroscope mit localhost oder einer eigenen Adresse dieses Rechners starten (--host).</translation>
    </message>
    <message>
        <source>The system does not allow this program to listen on port %1; ports below 1024 are reserved. Choose a port from 1024 up (--port).</source>
        <translation>Das System erlaubt diesem Programm nicht, auf Port %1 zu lauschen; Ports unter 1024 sind reserviert. Einen Port ab 1024 wählen (--port).</translation>
    </message>
    <message>
        <source>The system gave no more file descriptors. Close other programs, or raise the limit (ulimit -n), and start again.</source>
        <translation>Das System gab keine Dateideskriptoren mehr her. Andere Programme schließen oder die Grenze erhöhen (ulimit -n) und neu starten.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2</source>
        <extracomment>%1 is a file, or a host and the name of a database; %2 one or two sentences in English.</extracomment>
        <translation>Die Datenbank %1 ist nicht benutzbar: %2</translation>
    </message>
    <message>
        <source>Background tasks are to be kept in Redis (--tasks redis), but the cache is in the memory of this program. Choose a Redis for it (--redis), or keep tasks in the database (--tasks sql).</source>
        <translation>Hintergrundaufgaben sollen in Redis aufbewahrt werden (--tasks redis), aber der Cache liegt im Arbeitsspeicher dieses Programms. Dafür ein Redis wählen (--redis) oder Aufgaben in der Datenbank aufbewahren (--tasks sql).</translation>
    </message>
    <message>
        <source>The server could not start: %1</source>
        <extracomment>%1 names a file and what is wrong with it, in English.</extracomment>
        <translation>Der Server konnte nicht starten: %1</translation>
    </message>
    <message>
        <source>The server has no TLS: %1. Choose other files, or turn TLS off, in the settings.</source>
        <extracomment>%1 a sentence in English that begins with an option and a file.</extracomment>
        <translation>Der Server hat kein TLS: %1. In den Einstellungen andere Dateien wählen oder TLS ausschalten.</translation>
    </message>
    <message>
        <source>The server could not start on %1, port %2: %3. Check the host and the port, and start again.</source>
        <extracomment>%1 host, %2 port, %3 the system&apos;s own words.</extracomment>
        <translation>Der Server konnte auf %1, Port %2, nicht starten: %3. Host und Port prüfen und neu starten.</translation>
    </message>
    <message>
        <source>Coroutine</source>
        <translation>Coroutine</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Offloaded</source>
        <translation>Im Pool</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Runs on the event loop and gives it back whenever it waits.</source>
        <translation>Läuft in der Event-Loop und gibt sie bei jedem Warten frei.</translation>
    </message>
    <message>
        <source>Runs on the event loop and holds it until it ends: every other request of that worker waits.</source>
        <translation>Läuft in der Event-Loop und blockiert sie bis zum Ende: Jede andere Anfrage dieses Workers wartet.</translation>
    </message>
    <message>
        <source>Runs on a thread of the pool while the event loop goes on.</source>
        <translation>Läuft auf einem Thread des Pools, während die Event-Loop weiterarbeitet.</translation>
    </message>
    <message>
        <source>A connection that stays: messages go both ways until one side closes.</source>
        <translation>Eine Verbindung, die bleibt: Nachrichten gehen in beide Richtungen, bis eine Seite schließt.</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Streaming</translation>
    </message>
    <message>
        <source>Makes and sends its response piece by piece, as long as its client reads. %1</source>
        <extracomment>%1 a sentence that says where the handler runs.</extracomment>
        <translation>Erzeugt und sendet die Antwort Stück für Stück, solange der Client liest. %1</translation>
    </message>
    <message>
        <source>Reads its request body piece by piece, while it still comes in. %1</source>
        <translation>Liest den Anfrage-Body Stück für Stück, während er noch ankommt. %1</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Sleep</translation>
    </message>
    <message>
        <source>Thread pool</source>
        <translation>Thread-Pool</translation>
    </message>
    <message>
        <source>HTTP call</source>
        <translation>HTTP-Aufruf</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Read from client</source>
        <translation>Lesen vom Client</translation>
    </message>
    <message>
        <source>Write to client</source>
        <translation>Schreiben an Client</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Blocked the loop</source>
        <translation>Blockierte die Loop</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>How hard responses are compressed: not at all.</extracomment>
        <translation>aus</translation>
    </message>
    <message>
        <source>fast</source>
        <extracomment>How hard responses are compressed, as the next ones.</extracomment>
        <translation>schnell</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>The client left</source>
        <translation>Client ging</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>coroscope::AccountsDialog</name>
    <message>
        <source>New &amp;Account…</source>
        <translation>Neues &amp;Konto…</translation>
    </message>
    <message>
        <source>New API &amp;Key…</source>
        <translation>Neuer A&amp;PI-Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Restart the Server</source>
        <translation>Server &amp;neu starten</translation>
    </message>
    <message>
        <source>Accounts and Keys</source>
        <translation>Konten und Schlüssel</translation>
    </message>
    <message>
        <source>Accounts and keys</source>
        <translation>Konten und Schlüssel</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>The settings have no file, so that accounts and keys cannot be kept.</source>
        <translation>Die Einstellungen haben keine Datei, daher lassen sich Konten und Schlüssel nicht aufbewahren.</translation>
    </message>
    <message>
        <source>There is nobody yet. As soon as there is an account or a key, every route asks who calls when the server starts, but for those that are open; Ask who calls in Settings says which.</source>
        <translation>Noch gibt es niemanden. Sobald es ein Konto oder einen Schlüssel gibt, prüft nach dem Start des Servers jede Route den Aufrufer, außer den offenen; welche das sind, sagt „Aufrufer prüfen“ in den Einstellungen.</translation>
    </message>
    <message>
        <source>The server knows of what was changed when it is started again.</source>
        <translation>Der Server kennt die Änderungen erst nach einem Neustart.</translation>
    </message>
    <message>
        <source>Passwords are kept as Argon2id hashes in %1, keys in %2; only you may read both files.</source>
        <extracomment>%1 and %2 are files.</extracomment>
        <translation>Passwörter werden als Argon2id-Hashes in %1 aufbewahrt, Schlüssel in %2; beide Dateien darf nur der eigene Benutzer lesen.</translation>
    </message>
    <message>
        <source>new account %1</source>
        <extracomment>Each stands behind &quot;Undo&quot;; %1 a name.</extracomment>
        <translation>neues Konto %1</translation>
    </message>
    <message>
        <source>new API key %1</source>
        <translation>neuer API-Schlüssel %1</translation>
    </message>
    <message>
        <source>deletion of account %1</source>
        <extracomment>Each stands behind &quot;Undo&quot;; %1 a name.</extracomment>
        <translation>Löschen von Konto %1</translation>
    </message>
    <message>
        <source>deletion of API key %1</source>
        <translation>Löschen von API-Schlüssel %1</translation>
    </message>
    <message>
        <source>The account %1 was deleted.</source>
        <extracomment>Each: %1 a name.</extracomment>
        <translation>Das Konto %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>The API key %1 was deleted.</source>
        <translation>Der API-Schlüssel %1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 was not put into the settings: it %2</source>
        <extracomment>%1 a file, %2 why, in English.</extracomment>
        <translation>%1 wurde nicht in die Einstellungen übernommen: it %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
</context>
<context>
    <name>coroscope::AddDialog</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Wo</translation>
    </message>
    <message>
        <source>Add a Key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Add Elements</source>
        <translation>Elemente hinzufügen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>\n, \t and \x00 are such bytes; a backslash is written \\</source>
        <translation>\n, \t und \x00 sind solche Bytes; ein Backslash wird \\ geschrieben</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Where the elements go</source>
        <translation>Wohin die Elemente kommen</translation>
    </message>
    <message>
        <source>behind the last</source>
        <translation>hinter das letzte</translation>
    </message>
    <message>
        <source>before the first</source>
        <translation>vor das erste</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>Add the key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>The key cannot be taken: %1.</source>
        <extracomment>%1 what is wrong.</extracomment>
        <translation>Der Schlüssel ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>Write the key&apos;s name.</source>
        <translation>Bitte den Namen des Schlüssels eingeben.</translation>
    </message>
    <message>
        <source>The value cannot be taken: %1.</source>
        <translation>Der Wert ist nicht verwendbar: %1.</translation>
    </message>
</context>
<context>
    <name>coroscope::AddressBar</name>
    <message>
        <source>Se&amp;nd</source>
        <translation>Se&amp;nden</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Method: choose one or type any word</source>
        <translation>Methode: eine wählen oder ein beliebiges Wort eingeben</translation>
    </message>
    <message>
        <source>/json or https://example.org/</source>
        <translation>/json oder https://example.org/</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address (Ctrl+L): a URL, or a path alone for the server of this window. A name in braces, such as /users/{id}, gets its value in Params. A curl command that is pasted here fills everything.</source>
        <translation>Adresse (Strg+L): eine URL oder nur ein Pfad für den Server dieses Fensters. Ein Name in Klammern, z. B. /users/{id}, bekommt seinen Wert unter Parameter. Ein hier eingefügter curl-Befehl füllt alles aus.</translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Enter)</source>
        <translation>Anfrage senden (Strg+Enter)</translation>
    </message>
    <message>
        <source>× </source>
        <extracomment>in front of a number: &quot;× 50&quot; sends the request fifty times at once</extracomment>
        <translation>× </translation>
    </message>
    <message>
        <source>How many at once</source>
        <translation>Wie viele gleichzeitig</translation>
    </message>
    <message>
        <source>How many of this request are sent at once, each on a connection of its own (1 to 500)</source>
        <translation>Wie oft diese Anfrage gleichzeitig gesendet wird, jede auf einer eigenen Verbindung (1 bis 500)</translation>
    </message>
    <message>
        <source>Cancel what is under way (Esc)</source>
        <translation>Laufendes abbrechen (Esc)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The URL that is called</source>
        <translation>Die aufgerufene URL</translation>
    </message>
    <message>
        <source>What was sent from this tab, and what came back (Ctrl+Shift+H)</source>
        <translation>Was aus diesem Tab gesendet wurde und was zurückkam (Strg+Umschalt+H)</translation>
    </message>
    <message>
        <source>Load run: send the request many times, and measure (Ctrl+Shift+L)</source>
        <translation>Lastlauf: die Anfrage vielfach senden und messen (Strg+Umschalt+L)</translation>
    </message>
    <message>
        <source>Load run</source>
        <translation>Lastlauf</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>Verbi&amp;nden</translation>
    </message>
    <message>
        <source>Open the WebSocket (Ctrl+Enter)</source>
        <translation>WebSocket öffnen (Strg+Enter)</translation>
    </message>
    <message>
        <source>Close the WebSocket, or give up opening it (Esc)</source>
        <translation>WebSocket schließen oder das Öffnen aufgeben (Esc)</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <extracomment>a button, and how many entries are behind it</extracomment>
        <translation>Ve&amp;rlauf</translation>
    </message>
    <message>
        <source>H&amp;istory (%1)</source>
        <translation>Ve&amp;rlauf (%1)</translation>
    </message>
</context>
<context>
    <name>coroscope::AddressCompleter</name>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
</context>
<context>
    <name>coroscope::AddressCompletions</name>
    <message>
        <source>recent</source>
        <extracomment>behind an address that is offered: it was called before</extracomment>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <extracomment>an address that is offered: %1 method, %2 path, %3 what it does</extracomment>
        <translation>%1 %2, %3</translation>
    </message>
</context>
<context>
    <name>coroscope::AddressEdit</name>
    <message>
        <source>&amp;Paste cURL command</source>
        <translation>cURL-Befehl &amp;einfügen</translation>
    </message>
</context>
<context>
    <name>coroscope::AuthEditor</name>
    <message>
        <source>Reve&amp;al</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Value of the key</source>
        <translation>Wert des Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Get Token</source>
        <translation>Token &amp;holen</translation>
    </message>
    <message>
        <source>Kind of auth</source>
        <translation>Art der Auth</translation>
    </message>
    <message>
        <source>No auth</source>
        <translation>Keine Auth</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>OAuth2: user and password</source>
        <translation>OAuth2: Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Show password, token and key</source>
        <translation>Passwort, Token und Schlüssel zeigen</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name des Schlüssels</translation>
    </message>
    <message>
        <source>Where the key is sent</source>
        <translation>Wo der Schlüssel gesendet wird</translation>
    </message>
    <message>
        <source>In a header field</source>
        <translation>In einem Header-Feld</translation>
    </message>
    <message>
        <source>In the query</source>
        <translation>In der Query</translation>
    </message>
    <message>
        <source>In a cookie</source>
        <translation>In einem Cookie</translation>
    </message>
    <message>
        <source>Where tokens come from</source>
        <translation>Woher Token kommen</translation>
    </message>
    <message>
        <source>An address, or a path of the server that is asked</source>
        <translation>Eine Adresse oder ein Pfad des angefragten Servers</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
    <message>
        <source>all that you have</source>
        <extracomment>In an empty field: scopes of a token.</extracomment>
        <translation>alle vorhandenen</translation>
    </message>
    <message>
        <source>Asks for a token now. A request that has none, or whose token is over, asks by itself</source>
        <translation>Holt jetzt ein Token. Eine Anfrage ohne Token oder mit einem abgelaufenen holt es von selbst</translation>
    </message>
    <message>
        <source>Nothing is sent that says who you are. A header field Authorization can also be typed in Headers.</source>
        <translation>Es wird nichts gesendet, was sagt, wer anfragt. Ein Header-Feld Authorization lässt sich auch unter Header eingeben.</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>Ben&amp;utzername:</translation>
    </message>
    <message>
        <source>Passwor&amp;d:</source>
        <translation>Passwor&amp;t:</translation>
    </message>
    <message>
        <source>To&amp;ken:</source>
        <translation>To&amp;ken:</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>Va&amp;lue:</source>
        <translation>We&amp;rt:</translation>
    </message>
    <message>
        <source>Pla&amp;ce:</source>
        <translation>Or&amp;t:</translation>
    </message>
    <message>
        <source>Token add&amp;ress:</source>
        <translation>Token-A&amp;dresse:</translation>
    </message>
    <message>
        <source>&amp;Scopes:</source>
        <translation>S&amp;copes:</translation>
    </message>
    <message>
        <source>Kept for this session only: password, token and key are never written to a file.</source>
        <translation>Nur für diese Sitzung aufbewahrt: Passwort, Token und Schlüssel werden nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Asking for a token …</source>
        <translation>Token wird geholt …</translation>
    </message>
    <message>
        <source>No token yet: the first request asks for one.</source>
        <translation>Noch kein Token: Die erste Anfrage holt eines.</translation>
    </message>
    <message>
        <source>The token is one of another server: the next request asks for another one.</source>
        <translation>Das Token gehört zu einem anderen Server: Die nächste Anfrage holt ein anderes.</translation>
    </message>
    <message>
        <source>The token is over: the next request asks for another one.</source>
        <translation>Das Token ist abgelaufen: Die nächste Anfrage holt ein anderes.</translation>
    </message>
    <message>
        <source>There is a token.</source>
        <translation>Es gibt ein Token.</translation>
    </message>
    <message>
        <source>There is a token, good until %1.</source>
        <extracomment>%1 a time of the day.</extracomment>
        <translation>Es gibt ein Token, gültig bis %1.</translation>
    </message>
    <message>
        <source>Not used: the header field %1 in Headers is sent instead.</source>
        <translation>Nicht benutzt: Stattdessen wird das Header-Feld %1 aus Header gesendet.</translation>
    </message>
    <message>
        <source>Will be sent: %1</source>
        <extracomment>%1 a header field or a part of a query</extracomment>
        <translation>Wird gesendet: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::AuthWords</name>
    <message>
        <source>open</source>
        <extracomment>The auth of a route: it answers to everybody.</extracomment>
        <translation>offen</translation>
    </message>
    <message>
        <source>anybody known</source>
        <extracomment>The auth of a route: it answers to everybody who says who they are.</extracomment>
        <translation>alle Bekannten</translation>
    </message>
    <message>
        <source>Open: it never asks who calls.</source>
        <translation>Offen: Sie prüft den Aufrufer nie.</translation>
    </message>
    <message>
        <source>Open: the setting Ask who calls leaves it out.</source>
        <translation>Offen: Die Einstellung „Aufrufer prüfen“ nimmt sie aus.</translation>
    </message>
    <message>
        <source>Open: no API keys, accounts or tokens are configured (Settings, Security).</source>
        <translation>Offen: Es sind keine API-Schlüssel, Konten oder Token eingerichtet (Einstellungen, Sicherheit).</translation>
    </message>
    <message>
        <source>It always asks who calls, and nobody can say so: no API keys, accounts or tokens are configured (Settings, Security).</source>
        <translation>Sie prüft den Aufrufer immer, und niemand kann sich ausweisen: Es sind keine API-Schlüssel, Konten oder Token eingerichtet (Einstellungen, Sicherheit).</translation>
    </message>
    <message>
        <source>It asks who calls: %1.</source>
        <extracomment>%1 &quot;an API key, user and password, or a bearer token&quot;.</extracomment>
        <translation>Sie prüft den Aufrufer: %1.</translation>
    </message>
    <message>
        <source>It asks who calls: %1. Needed scope: %2.</source>
        <extracomment>%1 &quot;an API key, user and password, or a bearer token&quot;, %2 scopes: &quot;read, write&quot;.</extracomment>
        <translation>Sie prüft den Aufrufer: %1. Nötiger Scope: %2.</translation>
    </message>
    <message>
        <source>an API key</source>
        <translation>ein API-Schlüssel</translation>
    </message>
    <message>
        <source>user and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>a bearer token</source>
        <translation>ein Bearer-Token</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <extracomment>The end of a list: %1 &quot;an API key, user and password&quot;, %2 &quot;a bearer token&quot;.</extracomment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
</context>
<context>
    <name>coroscope::BackToStart</name>
    <message>
        <source>The data did not go back to the start</source>
        <translation>Die Daten kamen nicht auf den Anfang zurück</translation>
    </message>
    <message>
        <source>The data was not put back: it was too large to be kept for that, or has been let go for a newer copy.</source>
        <translation>Die Daten wurden nicht zurückgeholt: Sie waren zu groß zum Aufbewahren oder mussten einer neueren Kopie weichen.</translation>
    </message>
    <message>
        <source>The data was not put back</source>
        <translation>Die Daten wurden nicht zurückgeholt</translation>
    </message>
    <message>
        <source>&amp;Back to the Start</source>
        <translation>&amp;Zurück auf Anfang</translation>
    </message>
    <message>
        <source>Data, tasks, cache, requests, charts and knobs as they were at first; can be undone</source>
        <translation>Daten, Aufgaben, Cache, Anfragen, Diagramme und Regler wie am Anfang; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Going back to the start: what is there now is put aside, so that it can come back.</source>
        <translation>Zurück auf Anfang: Das Vorhandene wird beiseitegelegt, damit es zurückkommen kann.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The server is not running: its data, tasks and cache stay as they are.</source>
        <translation>Der Server läuft nicht: Seine Daten, Aufgaben und sein Cache bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Tasks stay, since they are kept in Redis.</source>
        <translation>Aufgaben bleiben, weil sie in Redis aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The data stays: it lies in PostgreSQL, which others may use as well.</source>
        <translation>Die Daten bleiben: Sie liegen in PostgreSQL, das auch andere nutzen können.</translation>
    </message>
    <message>
        <source>Nothing was changed: it was canceled.</source>
        <translation>Nichts wurde geändert: Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was changed: the data could not be put aside for undo: %1.</source>
        <extracomment>%1 why: a clause.</extracomment>
        <translation>Nichts wurde geändert: Die Daten konnten nicht für Rückgängig beiseitegelegt werden: %1.</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Das lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>The database is larger than %1, so it cannot be kept for undo. Its data would be gone for good.</source>
        <extracomment>%1 a size.</extracomment>
        <translation>Die Datenbank ist größer als %1 und lässt sich daher nicht für Rückgängig aufbewahren. Ihre Daten wären endgültig weg.</translation>
    </message>
    <message>
        <source>Go back without undo</source>
        <translation>Ohne Rückgängig zurücksetzen</translation>
    </message>
    <message>
        <source>The cache stays: it is a Redis that others may use as well.</source>
        <translation>Der Cache bleibt: Er ist ein Redis, das auch andere nutzen können.</translation>
    </message>
    <message>
        <source>A part of the cache stays: %1.</source>
        <translation>Ein Teil des Caches bleibt: %1.</translation>
    </message>
    <message>
        <source>back to the start</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>zurück auf Anfang</translation>
    </message>
    <message>
        <source>It was canceled: only the cache is empty.</source>
        <translation>Es wurde abgebrochen: Nur der Cache ist leer.</translation>
    </message>
    <message>
        <source>Back at the start.</source>
        <translation>Zurück am Anfang.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1: the server is not running.</source>
        <extracomment>%1 a sentence without its end: &quot;The data was not put back&quot;.</extracomment>
        <translation>%1: Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Requests and charts were not put back: they have been let go for newer ones.</source>
        <translation>Anfragen und Diagramme kamen nicht zurück: Sie mussten neueren weichen.</translation>
    </message>
    <message>
        <source>Nothing was changed: the server has stopped.</source>
        <translation>Nichts wurde geändert: Der Server ist gestoppt.</translation>
    </message>
    <message>
        <source>The server has stopped meanwhile: its data stays as it is.</source>
        <translation>Der Server ist inzwischen gestoppt: Seine Daten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>it has become too large to be kept for undo</source>
        <translation>sie ist zu groß geworden, um sie zum Rückgängigmachen zu behalten</translation>
    </message>
    <message>
        <source>it has been let go for a newer copy</source>
        <translation>sie musste einer neueren Kopie weichen</translation>
    </message>
    <message>
        <source>%1: it belongs to the database %2, and the server runs on %3 now. Start it on that one first.</source>
        <extracomment>%1 a sentence without its end: &quot;The data was not put back&quot;, %2 and %3 files.</extracomment>
        <translation>%1: Sie gehören zur Datenbank %2, und der Server läuft jetzt auf %3. Starten Sie ihn erst auf jener.</translation>
    </message>
    <message>
        <source>%1: the server has stopped before.</source>
        <extracomment>%1 a sentence without its end: &quot;The data was not put back&quot;.</extracomment>
        <translation>%1: Der Server war vorher gestoppt.</translation>
    </message>
</context>
<context>
    <name>coroscope::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>coroscope::BatchView</name>
    <message>
        <source>Calls that have ended</source>
        <translation>Beendete Aufrufe</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellster</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Half of the calls took at most so long</source>
        <translation>Die Hälfte der Aufrufe dauerte höchstens so lang</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the calls took at most so long</source>
        <translation>95 % der Aufrufe dauerten höchstens so lang</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamster</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>From the first start to the last end</source>
        <translation>Vom ersten Beginn bis zum letzten Ende</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>The times of all added up: what they would take one after another</source>
        <translation>Die Zeiten aller zusammen: was sie nacheinander dauern würden</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>how many calls had this status: &quot;200 × 48&quot;</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 ended</source>
        <translation>%1 von %2 beendet</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message numerus="yes">
        <source>of %n only</source>
        <translation>
            <numerusform>von nur %n</numerusform>
            <numerusform>von nur %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) under way.</source>
        <translation>
            <numerusform>%n Aufruf ist unterwegs.</numerusform>
            <numerusform>%n Aufrufe sind unterwegs.</numerusform>
        </translation>
    </message>
    <message>
        <source>None was answered.</source>
        <translation>Keiner wurde beantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) that take %1 one after another ended together within %2: on average %3 ran at once.</source>
        <translation>
            <numerusform>%n Aufruf, der allein %1 dauert, endete innerhalb von %2: Im Mittel lief %3 gleichzeitig.</numerusform>
            <numerusform>%n Aufrufe, die nacheinander %1 dauern, endeten zusammen innerhalb von %2: Im Mittel liefen %3 gleichzeitig.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::BodyEditor</name>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;matieren</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Dorthin</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>No body</source>
        <translation>Kein Body</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Kind of body</source>
        <translation>Art des Bodys</translation>
    </message>
    <message>
        <source>Content type of the body</source>
        <translation>Content-Type des Bodys</translation>
    </message>
    <message>
        <source>Indent the JSON</source>
        <translation>JSON einrücken</translation>
    </message>
    <message>
        <source>Put the cursor where the JSON is wrong</source>
        <translation>Den Cursor dorthin setzen, wo das JSON falsch ist</translation>
    </message>
    <message>
        <source>No body is sent. Choose a kind above to write one.</source>
        <translation>Es wird kein Body gesendet. Um einen zu schreiben, oben eine Art wählen.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>✓ JSON is valid · %1</source>
        <translation>✓ JSON ist gültig · %1</translation>
    </message>
    <message>
        <source>The body is empty.</source>
        <translation>Der Body ist leer.</translation>
    </message>
</context>
<context>
    <name>coroscope::BusyContentPage</name>
    <message>
        <source>Reading the content</source>
        <translation>Inhalt wird gelesen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>coroscope::BytesEdit</name>
    <message>
        <source>Written as</source>
        <translation>Geschrieben als</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text with escapes (\n, \x00)</source>
        <translation>Text mit Escapes (\n, \x00)</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>Hexadezimal</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>“%1” is no hexadecimal digit</source>
        <extracomment>%1 a character.</extracomment>
        <translation>„%1“ ist keine Hex-Ziffer</translation>
    </message>
    <message>
        <source>a byte has two hexadecimal digits, and the last one has only one</source>
        <translation>ein Byte hat zwei Hex-Ziffern, und das letzte hat nur eine</translation>
    </message>
    <message>
        <source>it is no base64</source>
        <translation>es ist kein Base64</translation>
    </message>
</context>
<context>
    <name>coroscope::CacheCharts</name>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Requests for the cache</source>
        <translation>Anfragen an den Cache</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Hit ratio and requests for the cache over the last minutes</source>
        <translation>Trefferquote und Anfragen an den Cache in den letzten Minuten</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>misses</source>
        <translation>Fehltreffer</translation>
    </message>
    <message>
        <source>by-passed</source>
        <extracomment>Requests that did not use the cache.</extracomment>
        <translation>umgangen</translation>
    </message>
    <message>
        <source>No request asked for the cache</source>
        <translation>Keine Anfrage fragte den Cache</translation>
    </message>
    <message>
        <source>Hit ratio %1</source>
        <translation>Trefferquote %1</translation>
    </message>
    <message>
        <source>%1 hits, %2 stale, %3 misses, %4 by-passed</source>
        <extracomment>%1 to %4 numbers of requests.</extracomment>
        <translation>%1 Treffer, %2 veraltet, %3 Fehltreffer, %4 umgangen</translation>
    </message>
</context>
<context>
    <name>coroscope::CacheLink</name>
    <message>
        <source>the server has stopped</source>
        <translation>der Server wurde gestoppt</translation>
    </message>
    <message>
        <source>the server is not running</source>
        <translation>der Server läuft nicht</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde angehalten</translation>
    </message>
    <message>
        <source>the store did not answer in time</source>
        <translation>der Datenspeicher antwortete nicht rechtzeitig</translation>
    </message>
</context>
<context>
    <name>coroscope::CachePane</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Parts of the cache</source>
        <translation>Teile des Caches</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Route cache</source>
        <translation>Routen-Cache</translation>
    </message>
    <message>
        <source>Single flight</source>
        <translation>Single Flight</translation>
    </message>
    <message>
        <source>Slow commands from</source>
        <translation>Langsame Befehle ab</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Show How the Cache Does</source>
        <translation>Zustand des Caches zeigen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Show the Keys of the Cache</source>
        <translation>Schlüssel des Caches zeigen</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Open the Console of the Cache</source>
        <translation>Konsole des Caches öffnen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Show the Stream of Cache Commands</source>
        <translation>Strom der Cache-Befehle zeigen</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Show Slow Commands of the Cache</source>
        <translation>Langsame Befehle des Caches zeigen</translation>
    </message>
    <message>
        <source>Stampede</source>
        <translation>Stampede</translation>
    </message>
    <message>
        <source>Show What a Stampede on the Cache Is</source>
        <translation>Zeigen, was eine Cache-Stampede ist</translation>
    </message>
    <message>
        <source>The server is not running</source>
        <translation>Der Server läuft nicht</translation>
    </message>
    <message>
        <source>While it runs, the keys of its cache are shown here, and how often answers come out of it.</source>
        <translation>Solange er läuft, stehen hier die Schlüssel seines Caches und wie oft Antworten daraus kommen.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Redis managed</source>
        <extracomment>Which store the cache has, as the next ones: for the status bar.</extracomment>
        <translation>Redis, verwaltet</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>cache in memory</source>
        <translation>Cache im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>%1: connecting</source>
        <extracomment>%1 &quot;Redis managed&quot;.</extracomment>
        <translation>%1: verbindet</translation>
    </message>
    <message>
        <source>%1: away</source>
        <extracomment>%1 &quot;Redis managed&quot;.</extracomment>
        <translation>%1: nicht da</translation>
    </message>
    <message>
        <source>%1: by-passed</source>
        <extracomment>%1 &quot;Redis managed&quot;: it is not asked for a moment.</extracomment>
        <translation>%1: umgangen</translation>
    </message>
</context>
<context>
    <name>coroscope::CacheRouteModel</name>
    <message>
        <source>After that, for %1 more, the old answer is given once more while a new one is made.</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>Danach wird die alte Antwort noch %1 lang einmal gegeben, während eine neue entsteht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) out of the cache</source>
        <translation>
            <numerusform>%Ln Antwort aus dem Cache</numerusform>
            <numerusform>%Ln Antworten aus dem Cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) of the handler</source>
        <translation>
            <numerusform>%Ln Antwort des Handlers</numerusform>
            <numerusform>%Ln Antworten des Handlers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them from a copy beside Redis, without asking it</source>
        <translation>
            <numerusform>%Ln davon aus einer Kopie neben Redis, ohne es zu fragen</numerusform>
            <numerusform>%Ln davon aus einer Kopie neben Redis, ohne es zu fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Median of the last %1</source>
        <extracomment>%1 &quot;200 answers out of the cache&quot;: of how many it is the median.
----------
%1 &quot;200 answers of the handler&quot;: of how many it is the median.</extracomment>
        <translation>Median der letzten %1</translation>
    </message>
    <message>
        <source>Known once there are both: answers out of the cache, and of the handler.</source>
        <translation>Bekannt, sobald es beides gibt: Antworten aus dem Cache und vom Handler.</translation>
    </message>
    <message>
        <source>%1 (median of the last %2) against %3 (median of the last %4)</source>
        <extracomment>%1 a duration, %2 &quot;200 answers of the handler&quot;, %3 a duration, %4 &quot;200 answers out of the cache&quot;.</extracomment>
        <translation>%1 (Median der letzten %2) gegen %3 (Median der letzten %4)</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <extracomment>How many times as fast.</extracomment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Hit ratio (%)</source>
        <translation>Trefferquote (%)</translation>
    </message>
    <message>
        <source>Cached (ms)</source>
        <translation>Aus Cache (ms)</translation>
    </message>
    <message>
        <source>Not cached (ms)</source>
        <translation>Ohne Cache (ms)</translation>
    </message>
    <message>
        <source>Kept (ms)</source>
        <translation>Haltbar (ms)</translation>
    </message>
    <message>
        <source>Answers out of the cache, stale ones too, of all requests</source>
        <translation>Antworten aus dem Cache, auch veraltete, von allen Anfragen</translation>
    </message>
    <message>
        <source>Answered from what had just run out, and refreshed behind</source>
        <translation>Mit gerade Abgelaufenem beantwortet und im Hintergrund erneuert</translation>
    </message>
    <message>
        <source>Straight from the handler: switched off, no store, or the request forbids the cache</source>
        <translation>Direkt vom Handler: ausgeschaltet, kein Datenspeicher, oder die Anfrage verbietet den Cache</translation>
    </message>
    <message>
        <source>How long the server takes for an answer out of the cache: the median of the last ones</source>
        <translation>Wie lange der Server für eine Antwort aus dem Cache braucht: Median der letzten</translation>
    </message>
    <message>
        <source>How long it takes where the handler makes the answer: the median of the last ones. Those that waited for another request are not counted.</source>
        <translation>Wie lange es dauert, wenn der Handler die Antwort erzeugt: Median der letzten. Anfragen, die auf eine andere warteten, zählen nicht.</translation>
    </message>
    <message>
        <source>How many times as fast the cache is: not cached by cached</source>
        <translation>Wievielmal so schnell der Cache ist: ohne durch mit Cache</translation>
    </message>
    <message>
        <source>A write that names one of them makes the answer out of date</source>
        <translation>Ein Schreibzugriff, der einen davon nennt, lässt die Antwort veralten</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehltreffer</translation>
    </message>
    <message>
        <source>By-passed</source>
        <translation>Umgangen</translation>
    </message>
    <message>
        <source>Cached</source>
        <extracomment>Column: how long an answer out of the cache takes.</extracomment>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Not cached</source>
        <extracomment>Column: how long an answer of the handler takes.</extracomment>
        <translation>Ohne Cache</translation>
    </message>
    <message>
        <source>Faster</source>
        <extracomment>Column: how many times as fast the cache is.</extracomment>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>Column: how long an answer is kept.</extracomment>
        <translation>Haltbar</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>coroscope::CacheTimeModel</name>
    <message>
        <source>Hit ratio (%)</source>
        <translation>Trefferquote (%)</translation>
    </message>
    <message>
        <source>Keys: hit ratio (%)</source>
        <translation>Schlüssel: Trefferquote (%)</translation>
    </message>
    <message>
        <source>Requests that waited for the answer to another one of the same key</source>
        <translation>Anfragen, die auf die Antwort einer anderen mit demselben Schlüssel warteten</translation>
    </message>
    <message>
        <source>Handlers of cached routes that were run</source>
        <translation>Ausgeführte Handler von Routen mit Cache</translation>
    </message>
    <message>
        <source>Of all keys that this program asked for</source>
        <translation>Von allen Schlüsseln, nach denen dieses Programm fragte</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehltreffer</translation>
    </message>
    <message>
        <source>By-passed</source>
        <translation>Umgangen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Angehängt</translation>
    </message>
    <message>
        <source>Handlers run</source>
        <translation>Handler-Läufe</translation>
    </message>
    <message>
        <source>Keys: hit ratio</source>
        <translation>Schlüssel: Trefferquote</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>coroscope::Caching</name>
    <message>
        <source>%1 d</source>
        <extracomment>%1 a number of days.</extracomment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>%1 a number of hours.</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>%1 a number of minutes.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Not modified: what the client has, If-None-Match: %1, is still the same. Nothing was sent again.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation>Nicht geändert: Was der Client hat, If-None-Match: %1, ist noch dasselbe. Nichts wurde erneut gesendet.</translation>
    </message>
    <message>
        <source>Not modified since %1, which the client has. Nothing was sent again.</source>
        <extracomment>%1 a date.</extracomment>
        <translation>Nicht geändert seit %1, was der Client hat. Nichts wurde erneut gesendet.</translation>
    </message>
    <message>
        <source>Not modified, though the request set no condition.</source>
        <translation>Nicht geändert, obwohl die Anfrage keine Bedingung stellte.</translation>
    </message>
    <message>
        <source>Refused: the request was for a resource with If-Match: %1, and it is another one by now, or is not there. Nothing was done.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation>Abgelehnt: Die Anfrage galt einer Ressource mit If-Match: %1, und die ist inzwischen eine andere oder nicht da. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Refused: with If-None-Match: * the request was to make it, and it is there already. Nothing was done.</source>
        <translation>Abgelehnt: Mit If-None-Match: * sollte die Anfrage sie anlegen, und es gibt sie schon. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Refused: the request was for a resource other than If-None-Match: %1. Nothing was done.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation>Abgelehnt: Die Anfrage galt einer anderen Ressource als If-None-Match: %1. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Refused: it was changed after %1. Nothing was done.</source>
        <extracomment>%1 a date.</extracomment>
        <translation>Abgelehnt: Sie wurde nach %1 geändert. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Refused: a condition of the request did not hold.</source>
        <translation>Abgelehnt: Eine Bedingung der Anfrage war nicht erfüllt.</translation>
    </message>
    <message>
        <source>The client has another version, If-None-Match: %1, than there is, ETag: %2. So it was sent.</source>
        <extracomment>%1 what the client has, %2 what there is: entity tags.</extracomment>
        <translation>Der Client hat eine andere Version, If-None-Match: %1, als die vorhandene, ETag: %2. Daher wurde gesendet.</translation>
    </message>
    <message>
        <source>The request has If-None-Match, but the response has no ETag that it could be compared with.</source>
        <translation>Die Anfrage hat If-None-Match, aber die Antwort hat kein ETag zum Vergleichen.</translation>
    </message>
    <message>
        <source>It was changed, %1, after the client got what it has, %2. So it was sent.</source>
        <extracomment>%1 and %2 dates.</extracomment>
        <translation>Sie wurde geändert, %1, nachdem der Client die seine bekam, %2. Daher wurde gesendet.</translation>
    </message>
    <message>
        <source>The request has If-Modified-Since, but the response does not say when it was changed.</source>
        <translation>Die Anfrage hat If-Modified-Since, aber die Antwort sagt nicht, wann sie geändert wurde.</translation>
    </message>
    <message>
        <source>The resource was as the client had seen it, If-Match: %1, so nobody&apos;s change was overwritten.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation>Die Ressource war so, wie der Client sie kannte, If-Match: %1; niemandes Änderung wurde überschrieben.</translation>
    </message>
    <message>
        <source>A part was sent, %1, as Range asks for it.</source>
        <extracomment>%1 the value of a field: &quot;bytes 0-99/1000&quot;.</extracomment>
        <translation>Ein Teil wurde gesendet, %1, wie Range ihn verlangt.</translation>
    </message>
    <message>
        <source>Several parts were sent in one body, each with its Content-Range, as Range asks for them.</source>
        <translation>Mehrere Teile wurden in einem Body gesendet, jeder mit seinem Content-Range, wie Range sie verlangt.</translation>
    </message>
    <message>
        <source>Range asks for %1, and nothing of that is there: %2.</source>
        <extracomment>%1 what Range asks for, %2 what there is: &quot;bytes */1000&quot;.</extracomment>
        <translation>Range verlangt %1, und davon ist nichts vorhanden: %2.</translation>
    </message>
    <message>
        <source>Range asks for a part, but of what If-Range names, %1, and that is not what there is now. So the whole was sent.</source>
        <extracomment>%1 an entity tag or a date.</extracomment>
        <translation>Range verlangt einen Teil, aber von dem, was If-Range nennt, %1, und das ist nicht das Vorhandene. Daher wurde alles gesendet.</translation>
    </message>
    <message>
        <source>Range asks for a part, but this resource has none, or the range is one that cannot be followed. So the whole was sent.</source>
        <translation>Range verlangt einen Teil, aber diese Ressource hat keine, oder der Bereich ist nicht erfüllbar. Daher wurde alles gesendet.</translation>
    </message>
    <message>
        <source>Parts of it can be asked for with Range.</source>
        <translation>Teile davon lassen sich mit Range anfordern.</translation>
    </message>
    <message>
        <source>This server had kept the answer and gave it again.</source>
        <extracomment>%1 a time: &quot;30 s&quot;.</extracomment>
        <translation>Dieser Server hatte die Antwort aufbewahrt und gab sie erneut.</translation>
    </message>
    <message>
        <source>This server had kept the answer, made %1 before, and gave it again.</source>
        <translation>Dieser Server hatte die Antwort aufbewahrt, %1 zuvor erzeugt, und gab sie erneut.</translation>
    </message>
    <message>
        <source>The answer that this server had kept had run out; it was given once more while a new one was made.</source>
        <extracomment>%1 a time: &quot;30 s&quot;.</extracomment>
        <translation>Die hier aufbewahrte Antwort war abgelaufen; sie wurde noch einmal gegeben, während eine neue entstand.</translation>
    </message>
    <message>
        <source>The answer that this server had kept, made %1 before, had run out; it was given once more while a new one was made.</source>
        <translation>Die hier aufbewahrte Antwort, %1 zuvor erzeugt, war abgelaufen; sie wurde noch einmal gegeben, während eine neue entstand.</translation>
    </message>
    <message>
        <source>This server had nothing kept, so the answer was made for this request, and kept.</source>
        <translation>Dieser Server hatte nichts aufbewahrt; die Antwort wurde für diese Anfrage erzeugt und aufbewahrt.</translation>
    </message>
    <message>
        <source>The answer was made for this request and not kept by this server.</source>
        <translation>Die Antwort wurde für diese Anfrage erzeugt und von diesem Server nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>A cache on the way had kept it: it was made %1 before.</source>
        <extracomment>%1 a time: &quot;30 s&quot;.</extracomment>
        <translation>Ein Cache unterwegs hatte sie aufbewahrt: Sie wurde %1 zuvor erzeugt.</translation>
    </message>
    <message>
        <source>no-store: nobody may keep it.</source>
        <translation>no-store: Niemand darf sie aufbewahren.</translation>
    </message>
    <message>
        <source>no-cache: it may be kept, but before each use the server is asked whether it is still the same.</source>
        <translation>no-cache: Sie darf aufbewahrt werden, aber vor jeder Benutzung wird der Server gefragt, ob sie noch gilt.</translation>
    </message>
    <message>
        <source>max-age=0: it is out of date at once, so the server is asked before each use.</source>
        <extracomment>%1 a time: &quot;30 s&quot;.</extracomment>
        <translation>max-age=0: Sie ist sofort veraltet, der Server wird also vor jeder Benutzung gefragt.</translation>
    </message>
    <message>
        <source>max-age: for %1 the client may use it without asking.</source>
        <translation>max-age: Der Client darf sie %1 lang ohne Nachfrage benutzen.</translation>
    </message>
    <message>
        <source>s-maxage: caches that many share may give it for %1 without asking.</source>
        <extracomment>%1 a time: &quot;30 s&quot;.</extracomment>
        <translation>s-maxage: Gemeinsame Caches dürfen sie %1 lang ohne Nachfrage geben.</translation>
    </message>
    <message>
        <source>private: only the client itself may keep it, no cache that others share.</source>
        <translation>private: Nur der Client selbst darf sie aufbewahren, kein gemeinsamer Cache.</translation>
    </message>
    <message>
        <source>public: every cache may keep it, also where the request had credentials.</source>
        <translation>public: Jeder Cache darf sie aufbewahren, auch wenn die Anfrage Zugangsdaten hatte.</translation>
    </message>
    <message>
        <source>must-revalidate: once it is out of date it may not be used without asking, come what may.</source>
        <translation>must-revalidate: Ist sie veraltet, darf sie keinesfalls ohne Nachfrage benutzt werden.</translation>
    </message>
    <message>
        <source>immutable: it will not change while it is fresh, so not even a reload asks.</source>
        <translation>immutable: Sie ändert sich nicht, solange sie frisch ist; nicht einmal ein Neuladen fragt nach.</translation>
    </message>
    <message>
        <source>no-transform: nobody on the way may change it, by compressing it for instance.</source>
        <translation>no-transform: Niemand unterwegs darf sie ändern, z. B. durch Komprimieren.</translation>
    </message>
    <message>
        <source>stale-while-revalidate: for %1 more it may be used while a new one is fetched behind it.</source>
        <extracomment>%1 a time: &quot;30 s&quot;.</extracomment>
        <translation>stale-while-revalidate: Noch %1 lang darf sie benutzt werden, während im Hintergrund eine neue geholt wird.</translation>
    </message>
    <message>
        <source>Expires: until %1 the client may use it without asking.</source>
        <extracomment>%1 a date.</extracomment>
        <translation>Expires: Bis %1 darf der Client sie ohne Nachfrage benutzen.</translation>
    </message>
    <message>
        <source>Nothing says for how long it may be kept: a client guesses, often a tenth of the time since Last-Modified.</source>
        <translation>Nichts sagt, wie lange sie haltbar ist: Ein Client rät, oft ein Zehntel der Zeit seit Last-Modified.</translation>
    </message>
    <message>
        <source>Nothing says for how long it may be kept, so most clients ask each time.</source>
        <translation>Nichts sagt, wie lange sie haltbar ist; die meisten Clients fragen also jedes Mal.</translation>
    </message>
    <message>
        <source>ETag: %1 names this version, weakly: it will do for If-None-Match, not for If-Match and parts.</source>
        <extracomment>%1 an entity tag.</extracomment>
        <translation>ETag: %1 nennt diese Version schwach: Das genügt für If-None-Match, nicht für If-Match und Teile.</translation>
    </message>
    <message>
        <source>ETag: %1 names this version. With If-None-Match a client asks next time whether it is still the same, with If-Match it changes it only then.</source>
        <translation>ETag: %1 nennt diese Version. Mit If-None-Match fragt ein Client nächstes Mal, ob sie noch gilt; mit If-Match ändert er sie nur dann.</translation>
    </message>
    <message>
        <source>With If-Modified-Since a client can ask next time whether it was changed since.</source>
        <translation>Mit If-Modified-Since kann ein Client nächstes Mal fragen, ob sie seitdem geändert wurde.</translation>
    </message>
    <message>
        <source>Vary: *: it depends on more than the request says, so no cache may give it again.</source>
        <translation>Vary: *: Sie hängt von mehr ab, als die Anfrage sagt; kein Cache darf sie erneut geben.</translation>
    </message>
    <message>
        <source>Vary: the answer depends on these fields of the request, and caches keep one for each of their values: %1.</source>
        <extracomment>%1 names of header fields.</extracomment>
        <translation>Vary: Die Antwort hängt von diesen Feldern der Anfrage ab, und Caches bewahren je Wert eine auf: %1.</translation>
    </message>
</context>
<context>
    <name>coroscope::CallModel</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>No.</source>
        <extracomment>column: number of a call</extracomment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>From first start to last end</source>
        <translation>Vom ersten Beginn bis zum letzten Ende</translation>
    </message>
</context>
<context>
    <name>coroscope::CertificateButton</name>
    <message>
        <source>Copy the &amp;Path of the Certificate</source>
        <translation>&amp;Pfad des Zertifikats kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;Fingerprint</source>
        <translation>&amp;Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>&amp;Save the Certificate…</source>
        <translation>Zertifikat &amp;speichern…</translation>
    </message>
    <message>
        <source>For a client that is to trust this server, such as curl --cacert</source>
        <translation>Für einen Client, der diesem Server vertrauen soll, z. B. curl --cacert</translation>
    </message>
    <message>
        <source>A copy without the key, for a client on another machine</source>
        <translation>Eine Kopie ohne den Schlüssel, für einen Client auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>The path of the certificate was copied, for curl --cacert and others.</source>
        <translation>Der Pfad des Zertifikats wurde kopiert, für curl --cacert und andere.</translation>
    </message>
    <message>
        <source>The fingerprint of the certificate was copied.</source>
        <translation>Der Fingerabdruck des Zertifikats wurde kopiert.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The server does not run with TLS.</source>
        <translation>Der Server läuft nicht mit TLS.</translation>
    </message>
    <message>
        <source>TLS: the certificate of this server</source>
        <translation>TLS: das Zertifikat dieses Servers</translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation>Zertifikat des Servers</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>Behind some names that a certificate is for.</extracomment>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed by itself: clients have to be told to trust it.</source>
        <translation>Selbst signiert: Clients müssen es ausdrücklich als vertrauenswürdig bekommen.</translation>
    </message>
    <message>
        <source>Issued by %1</source>
        <translation>Ausgestellt von %1</translation>
    </message>
    <message>
        <source>For %1</source>
        <extracomment>%1 a list of names and addresses.</extracomment>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>Expired on %1: clients do not trust it any more.</source>
        <translation>Am %1 abgelaufen: Clients vertrauen ihm nicht mehr.</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>Gültig bis %1</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <extracomment>A kind of fingerprint; the fingerprint follows on the next lines.</extracomment>
        <translation>SHA-256:</translation>
    </message>
    <message>
        <source>Save the Certificate</source>
        <translation>Zertifikat speichern</translation>
    </message>
    <message>
        <source>Certificates in PEM form (*.pem *.crt)</source>
        <translation>Zertifikate im PEM-Format (*.pem *.crt)</translation>
    </message>
    <message>
        <source>The certificate was not saved as %1: %2.</source>
        <extracomment>%1 a file, %2 the system&apos;s own words.</extracomment>
        <translation>Das Zertifikat wurde nicht als %1 gespeichert: %2.</translation>
    </message>
    <message>
        <source>The certificate was saved as %1.</source>
        <translation>Das Zertifikat wurde als %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>coroscope::ChartPanel</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 ein- oder ausblenden</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <extracomment>on a time axis: that many seconds or minutes ago</extracomment>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
</context>
<context>
    <name>coroscope::ChoiceRow</name>
    <message>
        <source>default %1</source>
        <extracomment>%1 is one of the choices of a setting.</extracomment>
        <translation>Standard %1</translation>
    </message>
</context>
<context>
    <name>coroscope::CollectionsPanel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Load Run…</source>
        <translation>&amp;Lastlauf…</translation>
    </message>
    <message>
        <source>&amp;Save Request…</source>
        <translation>Anfrage &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lös&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Choose Folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>Saved requests</source>
        <translation>Gespeicherte Anfragen</translation>
    </message>
    <message>
        <source>Open the request in a tab (Enter)</source>
        <translation>Die Anfrage in einem Tab öffnen (Enter)</translation>
    </message>
    <message>
        <source>Send it many times, and measure; of a file, or of nothing that is selected, all requests in turn</source>
        <translation>Vielfach senden und messen; bei einer Datei oder ohne Auswahl alle Anfragen im Wechsel</translation>
    </message>
    <message>
        <source>Save the request of the current tab (Ctrl+S)</source>
        <translation>Die Anfrage des aktuellen Tabs speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Another name (F2)</source>
        <translation>Anderer Name (F2)</translation>
    </message>
    <message>
        <source>Delete the request, or the file; Undo brings it back (Delete)</source>
        <translation>Die Anfrage oder Datei löschen; Rückgängig holt sie zurück (Entf)</translation>
    </message>
    <message>
        <source>Show the files of another folder</source>
        <translation>Die Dateien eines anderen Ordners zeigen</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>A fault in a file: %1 the number of the line, %2 a sentence.</extracomment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>No saved requests</source>
        <translation>Keine gespeicherten Anfragen</translation>
    </message>
    <message>
        <source>Requests are saved as plain text, in .http files of a folder, which editors know, too.</source>
        <translation>Anfragen werden als einfacher Text gespeichert, in .http-Dateien eines Ordners, die auch Editoren kennen.</translation>
    </message>
    <message>
        <source>Save the Request</source>
        <translation>Anfrage speichern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: there is more in it than is shown.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation>%1: Darin ist mehr, als gezeigt wird.</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <extracomment>%1 a file, %2 the number of a line, %3 a sentence.</extracomment>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>There is no request in it.</source>
        <translation>Darin ist keine Anfrage.</translation>
    </message>
    <message>
        <source>There is no folder to save requests in: choose one first.</source>
        <translation>Es gibt keinen Ordner zum Speichern von Anfragen: Zuerst einen wählen.</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <extracomment>In the Undo menu: %1 the name of a request.</extracomment>
        <translation>„%1“ speichern</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <extracomment>In the Undo menu: %1 the name of a request or a file.</extracomment>
        <translation>„%1“ umbenennen</translation>
    </message>
    <message>
        <source>There is a file “%1” already.</source>
        <translation>Eine Datei „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <extracomment>In the Undo menu: %1 the name of a request or a file.</extracomment>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Folder of Requests</source>
        <translation>Ordner mit Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>A load run sends up to %Ln different request(s): select a file with fewer.</source>
        <translation>
            <numerusform>Ein Lastlauf sendet höchstens %Ln verschiedene Anfrage: Wählen Sie eine Datei mit weniger.</numerusform>
            <numerusform>Ein Lastlauf sendet höchstens %Ln verschiedene Anfragen: Wählen Sie eine Datei mit weniger.</numerusform>
        </translation>
    </message>
    <message>
        <source>The bodies have more than the 16 MiB that a load run takes: select fewer requests.</source>
        <translation>Die Bodys haben mehr als die 16 MiB, die ein Lastlauf nimmt: Wählen Sie weniger Anfragen.</translation>
    </message>
    <message>
        <source>“%1” was changed in %2 by another program, or is gone, so nothing was saved. Save it again to choose.</source>
        <extracomment>%1 the name of a request, %2 a file.</extracomment>
        <translation>„%1“ wurde in %2 von einem anderen Programm geändert oder ist fort, also wurde nichts gespeichert. Speichern Sie erneut, um zu wählen.</translation>
    </message>
    <message>
        <source>There are as many requests in %1 as a file can hold. Choose another file.</source>
        <extracomment>%1 a file.</extracomment>
        <translation>In %1 sind so viele Anfragen, wie eine Datei fasst. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>%1 would be too long to be read again. Choose another file.</source>
        <extracomment>%1 a file.</extracomment>
        <translation>%1 würde zu lang, um wieder gelesen zu werden. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>coroscope::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type what you want to do, a route or a setting</source>
        <translation>Eingeben, was zu tun ist, eine Route oder eine Einstellung</translation>
    </message>
    <message>
        <source>Command, route or setting</source>
        <translation>Befehl, Route oder Einstellung</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Weniger Buchstaben versuchen.</translation>
    </message>
    <message>
        <source>Not available now.</source>
        <translation>Jetzt nicht verfügbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s)</source>
        <translation>
            <numerusform>%n Vorschlag</numerusform>
            <numerusform>%n Vorschläge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::CompareView</name>
    <message>
        <source>&amp;Only differences</source>
        <translation>&amp;Nur Unterschiede</translation>
    </message>
    <message>
        <source>Show &amp;secrets</source>
        <translation>&amp;Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>First request</source>
        <translation>Erste Anfrage</translation>
    </message>
    <message>
        <source>Second request</source>
        <translation>Zweite Anfrage</translation>
    </message>
    <message>
        <source>&amp;Previous difference</source>
        <translation>&amp;Voriger Unterschied</translation>
    </message>
    <message>
        <source>&amp;Next difference</source>
        <translation>Nä&amp;chster Unterschied</translation>
    </message>
    <message>
        <source>S&amp;wap A and B</source>
        <translation>A und B &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Copy the differences as text</source>
        <translation>Unterschiede als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Whole value in A</source>
        <translation>Ganzer Wert in A</translation>
    </message>
    <message>
        <source>Whole value in B</source>
        <translation>Ganzer Wert in B</translation>
    </message>
    <message>
        <source>no status</source>
        <translation>kein Status</translation>
    </message>
    <message>
        <source>%1  %2 %3 → %4</source>
        <extracomment>One of two requests that are compared: %1 when, %2 method, %3 path, %4 status.</extracomment>
        <translation>%1  %2 %3 → %4</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n difference(s)</source>
        <extracomment>Which of the differences is looked at.</extracomment>
        <translation>
            <numerusform>%1 von %n Unterschied</numerusform>
            <numerusform>%1 von %n Unterschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::CompareWindow</name>
    <message>
        <source>Compare two requests</source>
        <translation>Zwei Anfragen vergleichen</translation>
    </message>
</context>
<context>
    <name>coroscope::CompressionModel</name>
    <message>
        <source>%1, as it was sent</source>
        <extracomment>%1 a content coding, such as gzip; this row tells what really went over the wire.</extracomment>
        <translation>%1, wie gesendet</translation>
    </message>
    <message>
        <source>%1 level %2</source>
        <extracomment>%1 a content coding, such as gzip; %2 its level, a number.</extracomment>
        <translation>%1 Stufe %2</translation>
    </message>
    <message>
        <source>no smaller</source>
        <translation>nicht kleiner</translation>
    </message>
    <message>
        <source>%1×</source>
        <extracomment>How many times as large something was before it was compressed.</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>kept</source>
        <extracomment>Instead of a duration: nothing had to be compressed, since it was kept from an earlier response.</extracomment>
        <translation>aufbewahrt</translation>
    </message>
    <message>
        <source>How many times as large the body is before it is compressed</source>
        <translation>Wievielmal so groß der Body vor der Kompression ist</translation>
    </message>
    <message>
        <source>CPU time on this machine, the shortest of a few runs; the rest of the machine slows it</source>
        <translation>CPU-Zeit auf diesem Rechner, kürzeste von mehreren; was hier sonst läuft, verlängert sie</translation>
    </message>
    <message>
        <source>Size (bytes)</source>
        <translation>Größe (Bytes)</translation>
    </message>
    <message>
        <source>CPU time (ms)</source>
        <translation>CPU-Zeit (ms)</translation>
    </message>
    <message>
        <source>Encoding</source>
        <extracomment>Column: a content coding, such as gzip, and its level.</extracomment>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>Column: how many times as large a body was before it was compressed.</extracomment>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
</context>
<context>
    <name>coroscope::CompressionPage</name>
    <message>
        <source>The response&apos;s body by content coding</source>
        <translation>Antwort-Body je Kodierung</translation>
    </message>
    <message>
        <source>Nothing to compress</source>
        <translation>Nichts zu komprimieren</translation>
    </message>
    <message>
        <source>The response has no body that was kept.</source>
        <translation>Die Antwort hat keinen aufbewahrten Body.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>The body that was kept could not be decoded.</source>
        <translation>Der aufbewahrte Body konnte nicht dekodiert werden.</translation>
    </message>
    <message>
        <source>The whole body, %1, compressed here and now.</source>
        <translation>Der ganze Body, %1, hier und jetzt komprimiert.</translation>
    </message>
    <message>
        <source>The body was not kept whole: these figures are of its first %1. More of it would be compressed better.</source>
        <translation>Der Body wurde nicht ganz aufbewahrt: Diese Zahlen gelten für die ersten %1. Mehr davon würde besser komprimiert.</translation>
    </message>
</context>
<context>
    <name>coroscope::ConsoleView</name>
    <message>
        <source>&amp;Stop the Command</source>
        <translation>Befehl &amp;anhalten</translation>
    </message>
    <message>
        <source>End the command that runs</source>
        <translation>Den laufenden Befehl beenden</translation>
    </message>
    <message>
        <source>&amp;Clear the Console</source>
        <translation>Konsole &amp;leeren</translation>
    </message>
    <message>
        <source>Empty the output</source>
        <translation>Die Ausgabe leeren</translation>
    </message>
    <message>
        <source>C&amp;opy the Output</source>
        <translation>Ausgabe &amp;kopieren</translation>
    </message>
    <message>
        <source>All of it, or what is selected</source>
        <translation>Die ganze oder was ausgewählt ist</translation>
    </message>
    <message>
        <source>Output of the console</source>
        <translation>Ausgabe der Konsole</translation>
    </message>
    <message>
        <source>Replies appear here as redis-cli shows them. Write a command below: Tab completes its name, Up and Down go through what was written before.</source>
        <translation>Hier erscheinen Antworten so, wie redis-cli sie zeigt. Befehl unten eingeben: Tab ergänzt den Namen, Hoch und Herunter blättern durch das zuvor Geschriebene.</translation>
    </message>
    <message>
        <source>Command for the store</source>
        <translation>Befehl für den Datenspeicher</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>The line cannot be read: %1.</source>
        <translation>Die Zeile ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>MULTI stands within MULTI already.</source>
        <translation>Es steht schon ein MULTI innerhalb von MULTI.</translation>
    </message>
    <message>
        <source>The tab Commands shows what the store is told, live. It is open now.</source>
        <translation>Der Tab „Befehle“ zeigt live, was dem Datenspeicher gesagt wird. Er ist jetzt offen.</translation>
    </message>
    <message>
        <source>%1 would take the connection that this pane shares. Use redis-cli for it.</source>
        <translation>%1 würde die gemeinsame Verbindung dieses Bereichs belegen. Dafür redis-cli verwenden.</translation>
    </message>
    <message>
        <source>The pane works in the database that --redis names. Start the server with another one.</source>
        <extracomment>%1 a command.</extracomment>
        <translation>Der Bereich arbeitet in der Datenbank, die --redis nennt. Den Server mit einer anderen starten.</translation>
    </message>
    <message>
        <source>%1 would change the connection that this pane shares. Use redis-cli for it.</source>
        <translation>%1 würde die gemeinsame Verbindung dieses Bereichs ändern. Dafür redis-cli verwenden.</translation>
    </message>
    <message>
        <source>%1 would hold up this pane for too long: give it a time of at most %2 seconds.</source>
        <extracomment>%1 a command, %2 a number.</extracomment>
        <translation>%1 würde diesen Bereich zu lange aufhalten: höchstens %2 Sekunden angeben.</translation>
    </message>
    <message>
        <source>Run it?</source>
        <translation>Ausführen?</translation>
    </message>
    <message>
        <source>“%1” looks at every key at once; on a large store nobody else is served meanwhile. The tab Keys finds them without that.</source>
        <translation>„%1“ sieht jeden Schlüssel auf einmal an; bei viel Inhalt wird unterdessen niemand sonst bedient. Der Tab „Schlüssel“ findet sie ohne das.</translation>
    </message>
    <message>
        <source>“%1” deletes much, or changes how the store works, for everybody who uses it. It cannot be undone.</source>
        <translation>„%1“ löscht viel oder ändert für alle Benutzer, wie der Datenspeicher arbeitet. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>It was not run.</source>
        <translation>Er wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Er wurde angehalten.</translation>
    </message>
    <message>
        <source>No command is running.</source>
        <translation>Es läuft kein Befehl.</translation>
    </message>
    <message>
        <source>There is no output.</source>
        <translation>Es gibt keine Ausgabe.</translation>
    </message>
</context>
<context>
    <name>coroscope::ContentView</name>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Show JSON as a tree</source>
        <translation>JSON als Baum zeigen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show an array of objects as a table</source>
        <translation>Ein Array von Objekten als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Show it as text</source>
        <translation>Als Text zeigen</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Show its bytes</source>
        <translation>Bytes zeigen</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Show it as a picture</source>
        <translation>Als Bild zeigen</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Show JSON indented, instead of as it came</source>
        <translation>JSON eingerückt zeigen statt wie empfangen</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbruch</translation>
    </message>
    <message>
        <source>Break long lines at the edge</source>
        <translation>Lange Zeilen am Rand umbrechen</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>Unfold all (*: what is below the current row)</source>
        <translation>Alles aufklappen (*: was unter der aktuellen Zeile liegt)</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Zuklappen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the picture into the view (F)</source>
        <translation>Bild in die Ansicht einpassen (F)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>One pixel of the picture for one of the screen (1)</source>
        <translation>Ein Pixel des Bilds je Pixel des Bildschirms (1)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in what is shown (Ctrl+F)</source>
        <translation>Im Gezeigten suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all that is shown</source>
        <translation>Alles Gezeigte kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Write the content to a file</source>
        <translation>Inhalt in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read and show it after all</source>
        <translation>Trotzdem lesen und zeigen</translation>
    </message>
    <message>
        <source>There is no content.</source>
        <translation>Es gibt keinen Inhalt.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>Preparing the text…</source>
        <translation>Text wird vorbereitet…</translation>
    </message>
    <message>
        <source>The %1 data ends too early: this is what could be read of it.</source>
        <translation>Die %1-Daten enden zu früh: Das ist, was davon lesbar war.</translation>
    </message>
    <message>
        <source>This is no %1 data, although the header field says so; its bytes are shown as they came.</source>
        <translation>Das sind keine %1-Daten, obwohl das Header-Feld es sagt; die Bytes stehen da, wie sie kamen.</translation>
    </message>
    <message>
        <source>The %1 data is damaged: this is what could be read before that place.</source>
        <translation>Die %1-Daten sind beschädigt: Das ist, was bis dorthin lesbar war.</translation>
    </message>
    <message>
        <source>The %1 data unpacks to more than %2: only that much is shown, and Save writes the packed bytes.</source>
        <extracomment>%1: &quot;gzip&quot;; %2: a size</extracomment>
        <translation>Die %1-Daten ergeben entpackt mehr als %2: Nur so viel wird gezeigt; „Speichern“ schreibt die gepackten Bytes.</translation>
    </message>
    <message>
        <source>The content is coded as %1, which is not known here; its bytes are shown as they came.</source>
        <translation>Der Inhalt ist als %1 kodiert, was hier nicht bekannt ist; die Bytes stehen da, wie sie kamen.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 were kept.</source>
        <extracomment>%1 and %2 are sizes.</extracomment>
        <translation>Nur die ersten %1 von %2 wurden aufbewahrt.</translation>
    </message>
    <message>
        <source>The reading was stopped; the bytes are shown as they came.</source>
        <translation>Das Lesen wurde angehalten; die Bytes stehen da, wie sie kamen.</translation>
    </message>
    <message>
        <source>Some bytes are not %1; they are shown as �.</source>
        <extracomment>%1: a charset such as UTF-8</extracomment>
        <translation>Einige Bytes sind kein %1; sie erscheinen als �.</translation>
    </message>
    <message>
        <source>This is not JSON, so it is shown as it came. Line %1, column %2: %3</source>
        <translation>Das ist kein JSON und wird daher gezeigt, wie es kam. Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>It has more than %1 values, which is too much for a tree; it is shown as text.</source>
        <translation>Es hat mehr als %1 Werte, zu viel für einen Baum; es wird als Text gezeigt.</translation>
    </message>
    <message>
        <source>It is nested too deep to be indented, so it is shown as it came.</source>
        <translation>Es ist zu tief verschachtelt zum Einrücken und wird daher gezeigt, wie es kam.</translation>
    </message>
    <message numerus="yes">
        <source>Lines of more than %n character(s) are broken for display.</source>
        <translation>
            <numerusform>Zeilen mit mehr als %n Zeichen werden in der Anzeige umgebrochen.</numerusform>
            <numerusform>Zeilen mit mehr als %n Zeichen werden in der Anzeige umgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>the scale at which a picture is shown, in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <extracomment>size of the coded bytes, the coding (&quot;gzip&quot;), size of the decoded ones</extracomment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>Go to offset</source>
        <translation>Zu Offset gehen</translation>
    </message>
    <message>
        <source>Offset to go to</source>
        <translation>Gewünschter Offset</translation>
    </message>
    <message>
        <source>31, 0x1f or 1fh, then Enter (Ctrl+G)</source>
        <translation>31, 0x1f oder 1fh, dann Enter (Strg+G)</translation>
    </message>
    <message>
        <source>The content could not be written to %1: %2. Choose another place.</source>
        <translation>Der Inhalt konnte nicht nach %1 geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Save the content</source>
        <translation>Inhalt speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <source>The content ends at offset %1.</source>
        <translation>Der Inhalt endet bei Offset %1.</translation>
    </message>
    <message>
        <source>“%1” is not an offset: write 31, 0x1f or 1fh.</source>
        <translation>„%1“ ist kein Offset: Richtig ist 31, 0x1f oder 1fh.</translation>
    </message>
</context>
<context>
    <name>coroscope::CredentialModel</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>Scopes of somebody who may do everything.</extracomment>
        <translation>alle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
</context>
<context>
    <name>coroscope::CurveChart</name>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 ein- oder ausblenden</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>On a time axis: seconds since the beginning.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What a chart says at the pointer: %1 the name of a curve, %2 a figure with its unit.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>coroscope::DatabasePane</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Parts of the database</source>
        <translation>Teile der Datenbank</translation>
    </message>
    <message>
        <source>Add Sample &amp;Data…</source>
        <translation>Beispiel&amp;daten hinzufügen…</translation>
    </message>
    <message>
        <source>Fill the tables of users and orders: 10,000 users with 100,000 orders</source>
        <translation>Füllt die Tabellen users und orders: 10.000 Benutzer mit 100.000 Bestellungen</translation>
    </message>
    <message>
        <source>Slow statements from</source>
        <translation>Langsame Anweisungen ab</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No statement has run yet</source>
        <translation>Noch lief keine Anweisung</translation>
    </message>
    <message>
        <source>The statements of requests appear here: how often each ran, how long it took, how many rows it read. With sample data there is something to look at.</source>
        <translation>Hier erscheinen die Anweisungen der Anfragen: wie oft jede lief, wie lange sie dauerte, wie viele Zeilen sie las. Mit Beispieldaten gibt es etwas zu sehen.</translation>
    </message>
    <message>
        <source>Add sample data…</source>
        <translation>Beispieldaten hinzufügen…</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Show the Pool of Connections</source>
        <translation>Verbindungspool zeigen</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Show the Statements by Fingerprint</source>
        <translation>Anweisungen nach Fingerabdruck zeigen</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Show the Slow Log</source>
        <translation>Slow-Log zeigen</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Show the Schema of the Database</source>
        <translation>Schema der Datenbank zeigen</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Open the SQL Console</source>
        <translation>SQL-Konsole öffnen</translation>
    </message>
    <message>
        <source>The server is not running</source>
        <translation>Der Server läuft nicht</translation>
    </message>
    <message>
        <source>While it runs, its connections to the database and the statements of its requests are shown here.</source>
        <translation>Solange er läuft, stehen hier seine Datenbankverbindungen und die Anweisungen seiner Anfragen.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>It is being added.</source>
        <translation>Sie werden gerade hinzugefügt.</translation>
    </message>
</context>
<context>
    <name>coroscope::DelayEditor</name>
    <message>
        <source>%1: so much less or more</source>
        <extracomment>%1 what is delayed.</extracomment>
        <translation>%1: um so viel weniger oder mehr</translation>
    </message>
    <message>
        <source>Each time another delay, so much less or more at most; without a delay, from none up to this</source>
        <translation>Jedes Mal eine andere Verzögerung, höchstens um so viel weniger oder mehr; ohne Verzögerung von null bis dahin</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>The unit behind a number: milliseconds.</extracomment>
        <translation> ms</translation>
    </message>
</context>
<context>
    <name>coroscope::DeleteDialog</name>
    <message numerus="yes">
        <source>Also the %Ln key(s) that are selected beside the folder.</source>
        <translation>
            <numerusform>Auch der %Ln Schlüssel, der neben dem Ordner ausgewählt ist.</numerusform>
            <numerusform>Auch die %Ln Schlüssel, die neben dem Ordner ausgewählt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only in %1.</source>
        <extracomment>%1 one or more folders.</extracomment>
        <translation>Nur in %1.</translation>
    </message>
    <message numerus="yes">
        <source>Only in %1; and the %Ln key(s) that are selected beside.</source>
        <extracomment>%1 one or more folders.</extracomment>
        <translation>
            <numerusform>Nur in %1; und der %Ln daneben ausgewählte Schlüssel.</numerusform>
            <numerusform>Nur in %1; und die %Ln daneben ausgewählten Schlüssel.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Count</source>
        <translation>&amp;Zählen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Delete by Pattern</source>
        <translation>Nach Muster löschen</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Counting the keys</source>
        <translation>Schlüssel werden gezählt</translation>
    </message>
    <message>
        <source>Some of the keys that match</source>
        <translation>Einige der passenden Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Keys that match</source>
        <translation>&amp;Passende Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Keys of the type “%1” that match</source>
        <translation>&amp;Passende Schlüssel vom Typ „%1“</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Nothing is deleted before the keys were counted.</source>
        <translation>Nichts wird gelöscht, bevor die Schlüssel gezählt sind.</translation>
    </message>
    <message>
        <source>Write a pattern. A single * is all keys.</source>
        <translation>Bitte ein Muster eingeben. Ein einzelner * steht für alle Schlüssel.</translation>
    </message>
    <message>
        <source>%1 match; about %2 of %3 looked at</source>
        <extracomment>%1 to %3 numbers of keys; the store does not tell exactly how many it has looked at.</extracomment>
        <translation>%1 passen; etwa %2 von %3 angesehen</translation>
    </message>
    <message>
        <source>The keys could not be counted: %1.</source>
        <translation>Die Schlüssel konnten nicht gezählt werden: %1.</translation>
    </message>
    <message>
        <source>No key matches “%1”.</source>
        <translation>Kein Schlüssel passt auf „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match, and take %1 of memory:</source>
        <translation>
            <numerusform>%Ln Schlüssel passt und belegt %1 Speicher:</numerusform>
            <numerusform>%Ln Schlüssel passen und belegen %1 Speicher:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match:</source>
        <translation>
            <numerusform>%Ln Schlüssel passt:</numerusform>
            <numerusform>%Ln Schlüssel passen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… und %Ln weiterer</numerusform>
            <numerusform>… und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z) brings them back.</source>
        <translation>Rückgängig (Strg+Z) holt sie zurück.</translation>
    </message>
    <message>
        <source>This cannot be undone: their values take more than %1, which is the most that is kept.</source>
        <translation>Das lässt sich nicht rückgängig machen: Die Werte belegen mehr als %1, und mehr wird nicht aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln key(s)</source>
        <translation>
            <numerusform>%Ln Schlüssel &amp;löschen</numerusform>
            <numerusform>%Ln Schlüssel &amp;löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::DeleteJob</name>
    <message>
        <source>the next keys are too large to be kept for undo</source>
        <translation>die nächsten Schlüssel sind zu groß, um sie für Rückgängig aufzubewahren</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln key(s)</source>
        <extracomment>What can be undone.</extracomment>
        <translation>
            <numerusform>%Ln Schlüssel löschen</numerusform>
            <numerusform>%Ln Schlüssel löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::DiffModel</name>
    <message>
        <source>What</source>
        <extracomment>Columns of a comparison of two requests, which are called A and B.</extracomment>
        <translation>Was</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>coroscope::DockActions</name>
    <message>
        <source>&amp;Float Pane</source>
        <translation>Bereich &amp;ablösen</translation>
    </message>
    <message>
        <source>&amp;Maximize Pane</source>
        <translation>Bereich &amp;maximieren</translation>
    </message>
    <message>
        <source>&amp;Close Pane</source>
        <translation>Bereich &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Dock Pane</source>
        <translation>Bereich an&amp;docken</translation>
    </message>
    <message>
        <source>&amp;Restore Pane</source>
        <translation>Bereich &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Float</source>
        <translation>&amp;Ablösen</translation>
    </message>
    <message>
        <source>&amp;Dock</source>
        <translation>An&amp;docken</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Maximize</source>
        <translation>&amp;Maximieren</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>coroscope::DockTitle</name>
    <message>
        <source>Float, dock, maximize or close the pane</source>
        <translation>Bereich ablösen, andocken, maximieren oder schließen</translation>
    </message>
    <message>
        <source>Menu of %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation>Menü von %1</translation>
    </message>
    <message>
        <source>Float or dock %1</source>
        <translation>%1 ablösen oder andocken</translation>
    </message>
    <message>
        <source>Close the pane; the View menu opens it again</source>
        <translation>Bereich schließen; das Menü „Ansicht“ öffnet ihn wieder</translation>
    </message>
    <message>
        <source>Close %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Put the pane back</source>
        <translation>Bereich zurück an seinen Platz setzen</translation>
    </message>
    <message>
        <source>Take the pane out of the window</source>
        <translation>Bereich aus dem Fenster lösen</translation>
    </message>
</context>
<context>
    <name>coroscope::DrainCountdown</name>
    <message numerus="yes">
        <source>Cancelling %n request(s)…</source>
        <translation>
            <numerusform>%n Anfrage wird abgebrochen…</numerusform>
            <numerusform>%n Anfragen werden abgebrochen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping: waiting for work that cannot be interrupted…</source>
        <translation>Wird gestoppt: wartet auf Arbeit, die sich nicht unterbrechen lässt…</translation>
    </message>
    <message numerus="yes">
        <source>Draining %n request(s), at most %1 s more</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation>
            <numerusform>%n Anfrage läuft aus, höchstens noch %1 s</numerusform>
            <numerusform>%n Anfragen laufen aus, höchstens noch %1 s</numerusform>
        </translation>
    </message>
    <message>
        <source>Draining, at most %1 s more</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation>Läuft aus, höchstens noch %1 s</translation>
    </message>
</context>
<context>
    <name>coroscope::ElementsTable</name>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Row %1: %2.</source>
        <extracomment>%1 a number, %2 what is wrong.</extracomment>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>Row %1: the score is no number.</source>
        <translation>Zeile %1: Der Score ist keine Zahl.</translation>
    </message>
    <message>
        <source>Write at least one element.</source>
        <translation>Mindestens ein Element eingeben.</translation>
    </message>
</context>
<context>
    <name>coroscope::EventModel</name>
    <message>
        <source>Name of the event</source>
        <translation>Name des Ereignisses</translation>
    </message>
    <message>
        <source>Id of the event</source>
        <translation>ID des Ereignisses</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>Daten des Ereignisses</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <extracomment>Column: the name of a server-sent event.</extracomment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Id</source>
        <extracomment>Column: the id of a server-sent event.</extracomment>
        <translation>ID</translation>
    </message>
    <message>
        <source>Data</source>
        <extracomment>Column: what a server-sent event says.</extracomment>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>coroscope::EventsView</name>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>Neu &amp;verbinden</translation>
    </message>
    <message>
        <source>Events of the stream</source>
        <translation>Ereignisse des Streams</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>Daten des Ereignisses</translation>
    </message>
    <message>
        <source>Close the connection (Esc); the events stay</source>
        <translation>Verbindung schließen (Esc); die Ereignisse bleiben</translation>
    </message>
    <message>
        <source>Pinned events</source>
        <translation>Angeheftete Ereignisse</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln event(s).</source>
        <translation>
            <numerusform>%Ln Ereignis wurde entfernt.</numerusform>
            <numerusform>%Ln Ereignisse wurden entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln event(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%Ln Ereignis wurde nach %1 exportiert.</numerusform>
            <numerusform>%Ln Ereignisse wurden nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln event(s).</source>
        <translation>
            <numerusform>%Ln Ereignis wurde kopiert.</numerusform>
            <numerusform>%Ln Ereignisse wurden kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save as JSON Lines…</source>
        <translation>Als JSON-Zeilen &amp;speichern…</translation>
    </message>
    <message>
        <source>Write the selected events, or all that are shown, one JSON object a line</source>
        <translation>Die ausgewählten oder alle gezeigten Ereignisse schreiben, ein JSON-Objekt je Zeile</translation>
    </message>
    <message>
        <source>Save as JSON Lines</source>
        <translation>Als JSON-Zeilen speichern</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON Lines</source>
        <translation>Als &amp;JSON-Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected events, or all that are shown, one JSON object a line</source>
        <translation>Die ausgewählten oder alle gezeigten Ereignisse kopieren, ein JSON-Objekt je Zeile</translation>
    </message>
    <message>
        <source>Filter: tick  event:request</source>
        <extracomment>A placeholder with two examples; the word before the colon is not translated.</extracomment>
        <translation>Filter: tick  event:request</translation>
    </message>
    <message>
        <source>Filter the events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Asking for what comes next …</source>
        <translation>Das Folgende wird angefragt …</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>State of a stream of events: the connection is there.</extracomment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>The server ended the stream.</source>
        <translation>Der Server hat den Stream beendet.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>You closed the connection.</source>
        <translation>Die Verbindung wurde hier geschlossen.</translation>
    </message>
    <message>
        <source>Broken off</source>
        <extracomment>State of a stream of events: the connection broke.</extracomment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Stream: %1</source>
        <translation>Stream: %1</translation>
    </message>
    <message>
        <source>Send the request again; the events stay. None of them had an id to go on from.</source>
        <translation>Die Anfrage erneut senden; die Ereignisse bleiben. Keines hatte eine ID zum Fortsetzen.</translation>
    </message>
    <message>
        <source>Send the request again with Last-Event-ID %1, so that the server goes on from there; the events stay</source>
        <translation>Die Anfrage erneut mit Last-Event-ID %1 senden, damit der Server dort weitermacht; die Ereignisse bleiben</translation>
    </message>
    <message>
        <source>No event matches the filter</source>
        <translation>Kein Ereignis passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Ereignis ist ausgeblendet.</numerusform>
            <numerusform>%Ln Ereignisse sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Noch kein Ereignis</translation>
    </message>
    <message>
        <source>The stream is open. Each event appears here as soon as it has come.</source>
        <translation>Der Stream ist offen. Jedes Ereignis erscheint hier, sobald es da ist.</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>None came before the stream was over.</source>
        <translation>Vor dem Ende des Streams kam keines.</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Pause, %n wartet</numerusform>
            <numerusform>Pause, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older one(s) dropped</source>
        <extracomment>How many events are not kept, since there was no room for them.</extracomment>
        <translation>
            <numerusform>%Ln älteres verworfen</numerusform>
            <numerusform>%Ln ältere verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy &amp;Data</source>
        <translation>&amp;Daten kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Id</source>
        <translation>&amp;ID kopieren</translation>
    </message>
    <message>
        <source>Show Only “%1”</source>
        <translation>Nur „%1“ zeigen</translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeDetail</name>
    <message>
        <source>Show secre&amp;ts</source>
        <translation>&amp;Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Raw exchange</source>
        <translation>Roher Austausch</translation>
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and other secret fields</source>
        <translation>Werte von Authorization, Cookie und anderen geheimen Feldern zeigen</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Request detail</source>
        <translation>Details der Anfrage</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Üb&amp;ersicht</translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation>Anfrage-Felder</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>Anfrage-Body</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>An&amp;frage</translation>
    </message>
    <message>
        <source>Response fields</source>
        <translation>Antwort-Felder</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>Antwort-Body</translation>
    </message>
    <message>
        <source>Res&amp;ponse</source>
        <translation>Ant&amp;wort</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>What came and went on the WebSocket</source>
        <translation>Was auf dem WebSocket kam und ging</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks (%1)</source>
        <extracomment>A tab; %1 a number of tasks.</extracomment>
        <translation>Aufgaben (%1)</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>What the response&apos;s body would have become by other content codings</source>
        <translation>Was aus dem Antwort-Body mit anderen Kodierungen geworden wäre</translation>
    </message>
    <message>
        <source>Ra&amp;w</source>
        <translation>Ro&amp;h</translation>
    </message>
    <message>
        <source>Copy as URL, cURL, HAR …</source>
        <translation>Als URL, cURL, HAR … kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Show the fields</source>
        <translation>Felder zeigen</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Show the body</source>
        <translation>Body zeigen</translation>
    </message>
    <message>
        <source>Messages (%1)</source>
        <extracomment>A tab; %1 a number of messages of a WebSocket.</extracomment>
        <translation>Nachrichten (%1)</translation>
    </message>
    <message>
        <source>Queries (%1)</source>
        <extracomment>A tab; %1 a number of SQL statements.</extracomment>
        <translation>Abfragen (%1)</translation>
    </message>
    <message>
        <source>There is something to be mended.</source>
        <translation>Hier gibt es etwas zu verbessern.</translation>
    </message>
    <message>
        <source>Shown when the request has ended.</source>
        <translation>Wird gezeigt, wenn die Anfrage zu Ende ist.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>No body: what came and went on the WebSocket is in Messages.</source>
        <translation>Kein Body: Was auf dem WebSocket kam und ging, steht unter „Nachrichten“.</translation>
    </message>
    <message>
        <source>No body.</source>
        <translation>Kein Body.</translation>
    </message>
    <message>
        <source>The body (%1) was not kept.</source>
        <translation>Der Body (%1) wurde nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Of a body, its first %1 are kept.</source>
        <extracomment>%1 a size.</extracomment>
        <translation>Von einem Body werden die ersten %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>Fields (%1)</source>
        <extracomment>%1 a count, %2 a size: buttons that choose what of a message is shown.</extracomment>
        <translation>Felder (%1)</translation>
    </message>
    <message>
        <source>Body (%1)</source>
        <translation>Body (%1)</translation>
    </message>
    <message>
        <source>(%1 more were not kept)</source>
        <translation>(%1 mehr wurden nicht aufbewahrt)</translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeMessages</name>
    <message>
        <source>The server closed it with %1. %2</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 a sentence that says what that means.</extracomment>
        <translation>Der Server schloss mit %1. %2</translation>
    </message>
    <message>
        <source>The server closed it with %1, “%2”. %3</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 the reason that was given, %3 a sentence.</extracomment>
        <translation>Der Server schloss mit %1, „%2“. %3</translation>
    </message>
    <message>
        <source>The client closed it with %1. %2</source>
        <translation>Der Client schloss mit %1. %2</translation>
    </message>
    <message>
        <source>The client closed it with %1, “%2”. %3</source>
        <translation>Der Client schloss mit %1, „%2“. %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 the code and name with which a WebSocket ended, %2 a sentence that says what that means.</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Received %1 · sent %2</source>
        <extracomment>%1 and %2 numbers of messages of a WebSocket, as the server sees it.</extracomment>
        <translation>Empfangen %1 · gesendet %2</translation>
    </message>
    <message>
        <source>Of each connection the newest %1 are kept, and of each message its first %2.</source>
        <extracomment>%1 how many messages are kept, %2 a size.</extracomment>
        <translation>Von jeder Verbindung werden die neuesten %1 aufbewahrt, von jeder Nachricht die ersten %2.</translation>
    </message>
    <message>
        <source>%1 · %2 older ones not kept</source>
        <extracomment>%1 what was said before, %2 a number of messages.</extracomment>
        <translation>%1 · %2 ältere nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>State of a WebSocket.</extracomment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Closed</source>
        <extracomment>State of a WebSocket; %1 the code with which it was closed.</extracomment>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed %1</source>
        <translation>Geschlossen %1</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Noch keine Nachricht</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>The connection is open. %1</source>
        <translation>Die Verbindung ist offen. %1</translation>
    </message>
    <message>
        <source>None came before the connection was over, or none were saved.</source>
        <translation>Vor dem Ende der Verbindung kam keine, oder es wurde keine gespeichert.</translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeModel</name>
    <message>
        <source>Hit</source>
        <extracomment>What the cache did for a request, as the next ones: the answer was in it.</extracomment>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>Fehltreffer</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Umgangen</translation>
    </message>
    <message>
        <source>client</source>
        <extracomment>What a request comes from: another program.</extracomment>
        <translation>Client</translation>
    </message>
    <message>
        <source>Sender</source>
        <extracomment>What a request comes from: the Sender of this window.</extracomment>
        <translation>Sender</translation>
    </message>
    <message>
        <source>resent</source>
        <extracomment>What a request comes from: a row that was sent again.</extracomment>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>A request whose end is not known, because the record of it was dropped.</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 open</source>
        <extracomment>A WebSocket that is open; %1 its status code.</extracomment>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1 closing</source>
        <translation>%1 schließt</translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>A request that is being worked on.</extracomment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>client left</source>
        <extracomment>A request whose client closed the connection before the response was complete.</extracomment>
        <translation>Client ging</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>A request that ended without a response.</extracomment>
        <translation>ohne</translation>
    </message>
    <message>
        <source>%1×</source>
        <extracomment>How many times as large something was before it was compressed.</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 (×%2)</source>
        <extracomment>Statements that a request ran: %1 all, %2 how often the same one.</extracomment>
        <translation>%1 (×%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the name of a colour rule, %2 its filter.
----------
%1 what a request did, %2 how long.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Coloured by the rule “%1”</source>
        <extracomment>%1 the name of a colour rule.</extracomment>
        <translation>Gefärbt nach der Regel „%1“</translation>
    </message>
    <message>
        <source>%1, imported from “%2”</source>
        <extracomment>%1 date and time, %2 the name of a file.</extracomment>
        <translation>%1, importiert aus „%2“</translation>
    </message>
    <message>
        <source>%1, imported from “%2”, which %3 wrote</source>
        <extracomment>%1 date and time, %2 the name of a file, %3 the program that wrote it.</extracomment>
        <translation>%1, importiert aus „%2“, geschrieben von %3</translation>
    </message>
    <message>
        <source>The record of its end was dropped: the window or the server was too busy.</source>
        <translation>Der Eintrag ihres Endes wurde verworfen: Fenster oder Server waren überlastet.</translation>
    </message>
    <message>
        <source>Its bytes waited %1 for the loop, which %2 held.</source>
        <extracomment>%1 a duration, %2 the path of a route.</extracomment>
        <translation>Ihre Bytes warteten %1 auf die Loop, die %2 blockierte.</translation>
    </message>
    <message>
        <source>Its bytes waited %1 for the loop, which was held.</source>
        <translation>Ihre Bytes warteten %1 auf die Loop, die blockiert war.</translation>
    </message>
    <message>
        <source>The answer was in the cache.</source>
        <translation>Die Antwort war im Cache.</translation>
    </message>
    <message>
        <source>The answer was not in the cache. Another request of the same key made it, and this one waited for that.</source>
        <translation>Die Antwort war nicht im Cache. Eine andere Anfrage mit demselben Schlüssel hat sie erzeugt, und diese hat darauf gewartet.</translation>
    </message>
    <message>
        <source>The answer was not in the cache: the handler ran and put it there.</source>
        <translation>Die Antwort war nicht im Cache: Der Handler lief und hat sie hineingelegt.</translation>
    </message>
    <message>
        <source>The answer had just run out and was given once more, while a new one is made.</source>
        <translation>Die Antwort war gerade abgelaufen und wurde noch einmal gegeben, während eine neue entsteht.</translation>
    </message>
    <message>
        <source>Straight from the handler: the cache is off or away, or the request forbids it.</source>
        <translation>Direkt vom Handler: Der Cache ist aus oder nicht da, oder die Anfrage verbietet ihn.</translation>
    </message>
    <message>
        <source>Head %1, body %2</source>
        <extracomment>Sizes of a message&apos;s two parts.</extracomment>
        <translation>Kopf %1, Body %2</translation>
    </message>
    <message>
        <source>A body of %1 went out as %2 (%3). It had been compressed before.</source>
        <extracomment>%1 and %2 sizes, %3 a content coding, &quot;gzip&quot;.</extracomment>
        <translation>Ein Body von %1 ging als %2 hinaus (%3). Er war vorher komprimiert.</translation>
    </message>
    <message>
        <source>A body of %1 went out as %2 (%3). That took %4 of CPU time.</source>
        <extracomment>%1 and %2 sizes, %3 a content coding, &quot;gzip&quot;, %4 a duration.</extracomment>
        <translation>Ein Body von %1 ging als %2 hinaus (%3). Das kostete %4 CPU-Zeit.</translation>
    </message>
    <message>
        <source>How long the request&apos;s bytes lay in the socket while the event loop was held by another handler.</source>
        <translation>Wie lange die Bytes der Anfrage im Socket lagen, während ein anderer Handler die Event-Loop blockierte.</translation>
    </message>
    <message>
        <source>Bytes of the response on the wire, head and body.</source>
        <translation>Bytes der Antwort auf der Leitung, Header und Body.</translation>
    </message>
    <message>
        <source>What the server compressed the response with. Filter it with encoding:</source>
        <translation>Womit der Server die Antwort komprimiert hat. Filtern mit encoding:</translation>
    </message>
    <message>
        <source>Bytes of the body before it was compressed.</source>
        <translation>Bytes des Bodys vor der Kompression.</translation>
    </message>
    <message>
        <source>How many times as large the body was before it was compressed.</source>
        <translation>Wievielmal so groß der Body vor der Kompression war.</translation>
    </message>
    <message>
        <source>How long its coroutines slept. Sleeps at the same time count each.</source>
        <translation>Wie lange ihre Coroutinen schliefen. Gleichzeitiges Schlafen zählt einzeln.</translation>
    </message>
    <message>
        <source>How long its coroutines waited for calls to other servers. Calls at the same time count each.</source>
        <translation>Wie lange ihre Coroutinen auf Aufrufe anderer Server warteten. Gleichzeitige Aufrufe zählen einzeln.</translation>
    </message>
    <message>
        <source>How long its coroutines waited for the thread pool. Waits at the same time count each.</source>
        <translation>Wie lange ihre Coroutinen auf den Thread-Pool warteten. Gleichzeitiges Warten zählt einzeln.</translation>
    </message>
    <message>
        <source>Statements that it ran. Where it ran the same one 5 times or more (N+1), how often is in brackets.</source>
        <translation>Anweisungen, die sie ausgeführt hat. Lief dieselbe mindestens 5-mal (N+1), steht die Anzahl in Klammern.</translation>
    </message>
    <message>
        <source>Time of its statements, with their waits for a connection.</source>
        <translation>Zeit ihrer Anweisungen samt Warten auf eine Verbindung.</translation>
    </message>
    <message>
        <source>What the cache did, where the answers of its route are kept.</source>
        <translation>Was der Cache tat, wo die Antworten der Route aufbewahrt werden.</translation>
    </message>
    <message>
        <source>What a request comes from: another program, this window&apos;s Sender, a row that was sent again, or a file. Filter it with source:</source>
        <translation>Woher eine Anfrage kommt: anderes Programm, Sender dieses Fensters, erneut gesendete Zeile oder Datei. Filtern mit source:</translation>
    </message>
    <message>
        <source>The first colour rule that fits the row. The header&apos;s menu has the rules.</source>
        <translation>Die erste Farbregel, die auf die Zeile passt. Die Regeln stehen im Menü der Kopfzeile.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Loop wait</source>
        <extracomment>Column: how long a request waited for the event loop.</extracomment>
        <translation>Auf Loop</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Type</source>
        <extracomment>Column: the media type of a response.</extracomment>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Encoding</source>
        <extracomment>Column: the content coding of a response, such as gzip.</extracomment>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Decoded</source>
        <extracomment>Column: size of a body before it was compressed.</extracomment>
        <translation>Dekodiert</translation>
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>Column: how many times as large a body was before it was compressed.</extracomment>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Sleep</source>
        <extracomment>Column: how long a request slept.</extracomment>
        <translation>Sleep</translation>
    </message>
    <message>
        <source>HTTP calls</source>
        <extracomment>Column: how long a request waited for its calls to other servers.</extracomment>
        <translation>HTTP-Aufrufe</translation>
    </message>
    <message>
        <source>Thread pool</source>
        <translation>Thread-Pool</translation>
    </message>
    <message>
        <source>Queries</source>
        <extracomment>Column: how many SQL statements a request ran.</extracomment>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Database</source>
        <extracomment>Column: how long the statements of a request took.</extracomment>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Cache</source>
        <extracomment>Column: what the cache did for a request.</extracomment>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-ID</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Rule</source>
        <extracomment>Column: which colour rule fits a row.</extracomment>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Wasserfall</translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeOverview</name>
    <message>
        <source>Overview of the request</source>
        <translation>Übersicht der Anfrage</translation>
    </message>
    <message>
        <source>Total, the sum of these</source>
        <extracomment>Under a list of durations, which sum to it.</extracomment>
        <translation>Gesamt, die Summe davon</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Findings</source>
        <extracomment>What the request tells by itself, such as that it held the loop: sentences.</extracomment>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Handshake</source>
        <extracomment>Of a WebSocket: how long it took until it was open.</extracomment>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Closed</source>
        <extracomment>Of a WebSocket: with which code, and by whom: a sentence.</extracomment>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Caching</source>
        <extracomment>What the fields about caches, conditions and ranges did: sentences.</extracomment>
        <translation>Caching</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>Importiert aus</translation>
    </message>
    <message>
        <source>Client&apos;s times</source>
        <translation>Zeiten des Clients</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Sent by</source>
        <extracomment>Who sent the request, as far as they have shown it.</extracomment>
        <translation>Gesendet von</translation>
    </message>
    <message>
        <source>Injected</source>
        <extracomment>What was done to the request on purpose: &quot;delay of 200 ms, error 503&quot;.</extracomment>
        <translation>Injiziert</translation>
    </message>
    <message>
        <source>Waited behind</source>
        <translation>Wartete hinter</translation>
    </message>
    <message>
        <source>Held the loop for</source>
        <translation>Loop blockiert für</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Server&apos;s address</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-ID</translation>
    </message>
    <message>
        <source>Copy trace id</source>
        <translation>Trace-ID kopieren</translation>
    </message>
    <message>
        <source>Show log lines</source>
        <translation>Log-Zeilen zeigen</translation>
    </message>
    <message>
        <source>Caller&apos;s span</source>
        <translation>Span des Aufrufers</translation>
    </message>
    <message>
        <source>%1, written by %2</source>
        <extracomment>%1 the name of a file, %2 the program that wrote it.</extracomment>
        <translation>%1, geschrieben von %2</translation>
    </message>
    <message>
        <source>blocked %1</source>
        <translation>blockiert %1</translation>
    </message>
    <message>
        <source>DNS %1</source>
        <translation>DNS %1</translation>
    </message>
    <message>
        <source>connect %1</source>
        <translation>verbinden %1</translation>
    </message>
    <message>
        <source>TLS of it %1</source>
        <translation>davon TLS %1</translation>
    </message>
    <message>
        <source>send %1</source>
        <translation>senden %1</translation>
    </message>
    <message>
        <source>wait %1</source>
        <translation>warten %1</translation>
    </message>
    <message>
        <source>receive %1</source>
        <translation>empfangen %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <extracomment>%1 and %2 numbers of messages of a WebSocket, as the server sees it.</extracomment>
        <translation>%1 empfangen, %2 gesendet</translation>
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <translation>%1 %2 · %3</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <extracomment>%1 method, %2 path, %3 where the handler runs.</extracomment>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>none matched</source>
        <translation>keine passte</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>eine Aufgabe</translation>
    </message>
    <message>
        <source>another handler</source>
        <translation>ein anderer Handler</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>#%1 from %2</source>
        <extracomment>%1 the number of a connection, %2 the client&apos;s address and port.</extracomment>
        <translation>#%1 von %2</translation>
    </message>
    <message>
        <source>%1, request %2 of those kept</source>
        <extracomment>%1 a connection, %2 a number: how many requests came on it up to this one.</extracomment>
        <translation>%1, Anfrage %2 der aufbewahrten</translation>
    </message>
    <message>
        <source>%1, kept open</source>
        <translation>%1, offen gehalten</translation>
    </message>
    <message>
        <source>%1, closed after it</source>
        <translation>%1, danach geschlossen</translation>
    </message>
    <message>
        <source>its handshake took %1</source>
        <extracomment>%1 a duration; the handshake of TLS, before the first request of a connection.</extracomment>
        <translation>Handshake dauerte %1</translation>
    </message>
    <message>
        <source>request %1 + %2, response %3 + %4 (head + body)</source>
        <extracomment>Sizes of the four parts of an exchange.</extracomment>
        <translation>Anfrage %1 + %2, Antwort %3 + %4 (Kopf + Body)</translation>
    </message>
    <message>
        <source>%1; the request&apos;s body was %2 without its %3</source>
        <extracomment>%1 what was said before; %2 a size, %3 a content coding, such as gzip.</extracomment>
        <translation>%1; der Anfrage-Body war %2 groß ohne %3</translation>
    </message>
    <message>
        <source>%1; the response&apos;s body was %2 before %3</source>
        <extracomment>%1 what was said before; %2 a size, %3 a content coding, such as gzip.</extracomment>
        <translation>%1; der Antwort-Body war %2 groß vor %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n Wartezeit</numerusform>
            <numerusform>%n Wartezeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, of which %n are not kept; the handler waited %2 in those</source>
        <extracomment>%1 &quot;5,000 waits&quot;; %n of them have no line of their own, %2 a duration.</extracomment>
        <translation>
            <numerusform>%1, davon %n nicht aufbewahrt; der Handler wartete darin %2</numerusform>
            <numerusform>%1, davon %n nicht aufbewahrt; der Handler wartete darin %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3, from %4</source>
        <extracomment>One wait of a request: %1 what it waited for, %2 what exactly, %3 how long, %4 how long after the start.</extracomment>
        <translation>%1 %2: %3, ab %4</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::ExpireDialog</name>
    <message>
        <source>Time to Live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>How long “%1” is to live from now. One that does not expire stays until it is deleted or there is no room.</source>
        <extracomment>%1 a key.</extracomment>
        <translation>Wie lange „%1“ ab jetzt leben soll. Ein Schlüssel ohne Ablauf bleibt, bis er gelöscht wird oder der Platz fehlt.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
</context>
<context>
    <name>coroscope::ExportJob</name>
    <message>
        <source>values of the type “%1” cannot be exported</source>
        <translation>Werte vom Typ „%1“ lassen sich nicht exportieren</translation>
    </message>
    <message>
        <source>it takes more than %1</source>
        <translation>es braucht mehr als %1</translation>
    </message>
</context>
<context>
    <name>coroscope::FaultEditor</name>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Routes with injected faults</source>
        <translation>Routen mit injizierten Störungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What is done to a route on purpose: %1 &quot;GET /users&quot;, %2 &quot;20 % answered 503&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>coroscope::FaultFields</name>
    <message>
        <source>Delay of the route</source>
        <translation>Verzögerung der Route</translation>
    </message>
    <message>
        <source>Share that fails</source>
        <translation>Anteil, der fehlschlägt</translation>
    </message>
    <message>
        <source>Share that is reset</source>
        <translation>Anteil, der zurückgesetzt wird</translation>
    </message>
    <message>
        <source>Status of those that fail</source>
        <translation>Status der fehlschlagenden</translation>
    </message>
    <message>
        <source>varies</source>
        <extracomment>Stands in a list of statuses: each of several routes fails with another one.</extracomment>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>503 Service Unavailable, 500 Internal Server Error, 429 Too Many Requests, 502 Bad Gateway, 504 Gateway Timeout; 429 and 503 say Retry-After</source>
        <translation>503 Service Unavailable, 500 Internal Server Error, 429 Too Many Requests, 502 Bad Gateway, 504 Gateway Timeout; 429 und 503 nennen Retry-After</translation>
    </message>
    <message>
        <source>Slow body</source>
        <translation>Langsamer Body</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>The unit behind a number: milliseconds.</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>The body of the response is sent in ten pieces, over so long</source>
        <translation>Der Antwort-Body wird in zehn Stücken gesendet, über diese Zeit verteilt</translation>
    </message>
    <message>
        <source>The connection is reset instead of an answer</source>
        <translation>Statt einer Antwort wird die Verbindung zurückgesetzt</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Fails</source>
        <extracomment>A field: which share of the requests is answered with an error.</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Reset</source>
        <extracomment>A field: for which share of the requests the connection is reset.</extracomment>
        <translation>Reset</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>The unit behind a number: percent.</extracomment>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>coroscope::FaultWords</name>
    <message>
        <source>%1 s</source>
        <extracomment>A time in seconds, short.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A time in milliseconds, short.</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>The value of a setting: nothing is delayed.
----------
Between the parts of a list.
----------
The route is switched off.</extracomment>
        <translation>aus</translation>
    </message>
    <message>
        <source>up to %1</source>
        <extracomment>%1 a time: a random delay.</extracomment>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <extracomment>A random delay: %1 the middle of it, %2 how much less or more it can be; both are times.</extracomment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <extracomment>What is done to a route on purpose; %1 a time, &quot;50 ms&quot; or &quot;up to 50 ms&quot;.</extracomment>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 reset</source>
        <extracomment>What is done to a route on purpose; %1 a share, &quot;20 %&quot;.</extracomment>
        <translation>%1 zurückgesetzt</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <extracomment>What is done to a route on purpose; %1 a share, &quot;20 %&quot;, %2 a status code.</extracomment>
        <translation>%1 mit %2 beantwortet</translation>
    </message>
    <message>
        <source>body over %1</source>
        <extracomment>What is done to a route on purpose; %1 a time.</extracomment>
        <translation>Body über %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>+%1</source>
        <extracomment>So much is added to the time of each request, short.</extracomment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>≤ +%1</source>
        <extracomment>Up to so much is added to the time of each request, short.</extracomment>
        <translation>≤ +%1</translation>
    </message>
    <message>
        <source>+%1 ± %2</source>
        <extracomment>So much is added to the time of each request, short: %1 the middle, %2 how much less or more.</extracomment>
        <translation>+%1 ± %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A share of the requests is answered with an error, short: &quot;20 % 503&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>body %1</source>
        <extracomment>The body of a response takes so long, short.</extracomment>
        <translation>Body %1</translation>
    </message>
</context>
<context>
    <name>coroscope::FieldsView</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::FileBodyEditor</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>Pfad der Datei</translation>
    </message>
    <message>
        <source>Path of a file; it can be dropped here</source>
        <translation>Pfad einer Datei; sie kann hier abgelegt werden</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Content type of the file</source>
        <translation>Content-Type der Datei</translation>
    </message>
    <message>
        <source>Fi&amp;le:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>Me&amp;dia type:</source>
        <translation>&amp;Medientyp:</translation>
    </message>
    <message>
        <source>File to send as the body</source>
        <translation>Als Body zu sendende Datei</translation>
    </message>
    <message>
        <source>as the name says</source>
        <translation>wie der Name sagt</translation>
    </message>
    <message>
        <source>The file is read when the request is sent. It may have up to %1.</source>
        <translation>Die Datei wird beim Senden gelesen. Sie darf bis zu %1 haben.</translation>
    </message>
    <message>
        <source>There is no such file that can be read.</source>
        <translation>Es gibt keine solche lesbare Datei.</translation>
    </message>
    <message>
        <source>The file has %1; up to %2 are sent from here.</source>
        <translation>Die Datei hat %1; von hier werden bis zu %2 gesendet.</translation>
    </message>
    <message>
        <source>%1, read when the request is sent.</source>
        <translation>%1, wird beim Senden gelesen.</translation>
    </message>
</context>
<context>
    <name>coroscope::FileExport</name>
    <message>
        <source>Something is still being copied. Wait for its end, or cancel it.</source>
        <translation>Es wird noch kopiert. Das Ende abwarten oder es abbrechen.</translation>
    </message>
    <message>
        <source>%1 is still being written. Wait for its end, or cancel it.</source>
        <translation>%1 wird noch geschrieben. Das Ende abwarten oder es abbrechen.</translation>
    </message>
    <message>
        <source>Copying</source>
        <extracomment>%1 a file.</extracomment>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation>%1 wurde nicht geschrieben: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <extracomment>%1 a file, %2 what the system says.</extracomment>
        <translation>%1 konnte nicht geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Nothing was copied: it was canceled.</source>
        <translation>Nichts wurde kopiert: Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 was not written: it was canceled.</source>
        <translation>%1 wurde nicht geschrieben: Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>coroscope::FilterField</name>
    <message>
        <source>How filters are written</source>
        <translation>Wie Filter geschrieben werden</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Words, and conditions such as status&gt;=400; the question mark tells all of them</source>
        <translation>Wörter und Bedingungen wie status&gt;=400; das Fragezeichen erklärt alle</translation>
    </message>
    <message>
        <source>&amp;Suggestions</source>
        <translation>&amp;Vorschläge</translation>
    </message>
    <message>
        <source>&amp;How Filters Are Written</source>
        <translation>&amp;Wie Filter geschrieben werden</translation>
    </message>
    <message>
        <source>both words, anywhere, in any case</source>
        <translation>beide Wörter, irgendwo, groß oder klein</translation>
    </message>
    <message>
        <source>the text as it stands</source>
        <translation>der Text, wie er steht</translation>
    </message>
    <message>
        <source>* stands for any letters</source>
        <translation>* steht für beliebige Buchstaben</translation>
    </message>
    <message>
        <source>what does not have it; what does not have both</source>
        <translation>was es nicht hat; was beides nicht hat</translation>
    </message>
    <message>
        <source>what has one of them</source>
        <translation>was eines davon hat</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>%1 (also: %2)</source>
        <extracomment>%1 what a field of a filter is, %2 other names of it.</extracomment>
        <translation>%1 (auch: %2)</translation>
    </message>
    <message>
        <source>Operators: : = != &lt; &lt;= &gt; &gt;=. Several values: method:GET,PUT. A range: status:200..299, dur:10ms..1s. Units: ns us ms s min; b kb mb gb kib mib gib. Down offers what can follow; Escape clears.</source>
        <translation>Operatoren: : = != &lt; &lt;= &gt; &gt;=. Mehrere Werte: method:GET,PUT. Ein Bereich: status:200..299, dur:10ms..1s. Einheiten: ns us ms s min; b kb mb gb kib mib gib. „Herunter“ bietet an, was folgen kann; Esc leert.</translation>
    </message>
</context>
<context>
    <name>coroscope::FilterPopup</name>
    <message>
        <source>Suggestions</source>
        <extracomment>The list of ways in which a filter could go on.</extracomment>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>coroscope::FindBar</name>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>.*</source>
        <translation>.*</translation>
    </message>
    <message>
        <source>Find by a regular expression</source>
        <translation>Mit regulärem Ausdruck suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>↑</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>Vorige Stelle (Umschalt+F3)</translation>
    </message>
    <message>
        <source>↓</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace this place and go to the next (Enter)</source>
        <translation>Diese Stelle ersetzen und zur nächsten gehen (Enter)</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Replace all places; one undo takes it back</source>
        <translation>Alle Stellen ersetzen; ein Rückgängig nimmt es zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n ersetzt</numerusform>
            <numerusform>%n ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <extracomment>%1: which place is selected; %2: how many are counted, there are more.</extracomment>
        <translation>%1 von mehr als %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1: which place is selected; %2: how many there are.</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>coroscope::FindingModel</name>
    <message>
        <source>Last</source>
        <extracomment>A column: when it was found last.</extracomment>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>A column: how often.</extracomment>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Worst</source>
        <extracomment>A column: the time that the worst of them cost.</extracomment>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>coroscope::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>What the timeline tells by itself: show or hide the list</source>
        <translation>Was die Zeitleiste von selbst meldet: Liste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Newest finding</source>
        <translation>Neuester Befund</translation>
    </message>
    <message>
        <source>&amp;Show in the Lanes</source>
        <translation>In den &amp;Bahnen zeigen</translation>
    </message>
    <message>
        <source>Zoom to the newest of them, and select it (Enter)</source>
        <translation>Auf den neuesten zoomen und ihn auswählen (Enter)</translation>
    </message>
    <message>
        <source>&amp;Copy the Findings</source>
        <translation>Befunde &amp;kopieren</translation>
    </message>
    <message>
        <source>The selected ones as text</source>
        <translation>Die ausgewählten als Text</translation>
    </message>
    <message>
        <source>Save the Findings as CS&amp;V…</source>
        <translation>Befunde als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>C&amp;lear the Findings</source>
        <translation>Befunde &amp;leeren</translation>
    </message>
    <message>
        <source>Forget what was found so far; what comes is found anew</source>
        <translation>Vergessen, was bisher gefunden wurde; Neues wird neu gefunden</translation>
    </message>
    <message>
        <source>No finding is selected.</source>
        <translation>Kein Befund ist ausgewählt.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts wurde gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <extracomment>How many things the timeline tells by itself: one for each kind and route, however often it was so.</extracomment>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Occurrences</source>
        <extracomment>A menu of the times at which the same was found.</extracomment>
        <translation>Z&amp;eitpunkte</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 a time of day, %2 a duration.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>%1, %2 times in all</source>
        <extracomment>%1 &quot;2 findings&quot;, %2 a number above one: how often they were made, all together.</extracomment>
        <translation>%1, insgesamt %2-mal</translation>
    </message>
</context>
<context>
    <name>coroscope::FirstStepsCard</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Close; Help → First Steps shows it again</source>
        <translation>Schließen; Hilfe → Erste Schritte zeigt sie wieder</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>Erste Schritte schließen</translation>
    </message>
    <message>
        <source>Start the server</source>
        <extracomment>The steps of the first start; the buttons do them.</extracomment>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>It listens on this machine only</source>
        <translation>Er lauscht nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Sends %1 from the Sender</source>
        <extracomment>%1 a request, such as GET /async-endpoint.</extracomment>
        <translation>Sendet %1 aus dem Sender</translation>
    </message>
    <message>
        <source>See it in Requests</source>
        <translation>In „Anfragen“ ansehen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Where its time went, and both messages</source>
        <translation>Wo ihre Zeit blieb, und beide Nachrichten</translation>
    </message>
    <message>
        <source>Read the API docs (optional)</source>
        <translation>API-Dokumentation lesen (optional)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opens the documentation of this server in the browser</source>
        <translation>Öffnet die Dokumentation dieses Servers im Browser</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <extracomment>%1 a number, %2 a step.</extracomment>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>That is it</source>
        <translation>Das war’s</translation>
    </message>
    <message>
        <source>Whatever calls this server now is seen here. Ctrl+K finds all that can be done.</source>
        <translation>Was auch immer diesen Server jetzt aufruft, ist hier zu sehen. Strg+K findet alles, was sich tun lässt.</translation>
    </message>
    <message>
        <source>From an empty window to a request that you see, in under a minute.</source>
        <translation>Vom leeren Fenster zur sichtbaren Anfrage in weniger als einer Minute.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 a number, %2 a step.</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <extracomment>%1 a step that was taken.</extracomment>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Play the first lesson</source>
        <translation>Erste Lektion abspielen</translation>
    </message>
    <message>
        <source>Five minutes, on a server of its own: your data stays as it is</source>
        <translation>Fünf Minuten, auf einem eigenen Server: Die vorhandenen Daten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Load sample data</source>
        <translation>Beispieldaten laden</translation>
    </message>
    <message>
        <source>Fills an empty database with 10,000 users and 100,000 orders; starts the server if need be</source>
        <translation>Füllt eine leere Datenbank mit 10.000 Benutzern und 100.000 Bestellungen; startet bei Bedarf den Server</translation>
    </message>
</context>
<context>
    <name>coroscope::FlightChart</name>
    <message>
        <source>Request %1: %2</source>
        <extracomment>%1 a number, %2 what became of it: &quot;ran the handler&quot;.</extracomment>
        <translation>Anfrage %1: %2</translation>
    </message>
    <message>
        <source>began after %1, took %2</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation>begann nach %1, dauerte %2</translation>
    </message>
    <message>
        <source>answer made by request %1</source>
        <extracomment>%1 the number of a request.</extracomment>
        <translation>Antwort von Anfrage %1 erzeugt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln database statement(s)</source>
        <translation>
            <numerusform>%Ln Datenbankanweisung</numerusform>
            <numerusform>%Ln Datenbankanweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>status %1</source>
        <extracomment>%1 a status code.</extracomment>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>Requests over time, by what became of them</source>
        <translation>Anfragen im Zeitverlauf, nach dem, was aus ihnen wurde</translation>
    </message>
    <message>
        <source>“Show as table” has the same as text.</source>
        <translation>„Als Tabelle zeigen“ zeigt dasselbe als Text.</translation>
    </message>
    <message>
        <source>first answer made</source>
        <translation>erste Antwort erzeugt</translation>
    </message>
</context>
<context>
    <name>coroscope::FlightModel</name>
    <message>
        <source>Began (ms)</source>
        <translation>Begann (ms)</translation>
    </message>
    <message>
        <source>Took (ms)</source>
        <translation>Dauerte (ms)</translation>
    </message>
    <message>
        <source>The request whose handler made the answer</source>
        <translation>Die Anfrage, deren Handler die Antwort erzeugt hat</translation>
    </message>
    <message>
        <source>Began</source>
        <extracomment>Column: when a request began, after the first.</extracomment>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>What it did</source>
        <extracomment>Column: what became of a request.</extracomment>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>Column: another request.</extracomment>
        <translation>Erzeugt von</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>coroscope::FlightPanel</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Handler runs</source>
        <translation>Handler-Läufe</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Waited for it</source>
        <translation>Warteten darauf</translation>
    </message>
    <message>
        <source>Out of the cache</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>How often the handler of the route was run for these requests</source>
        <translation>Wie oft der Handler der Route für diese Anfragen lief</translation>
    </message>
    <message>
        <source>SQL statements that these requests ran, as their records have them</source>
        <translation>SQL-Anweisungen, die diese Anfragen ausführten, laut ihren Einträgen</translation>
    </message>
    <message>
        <source>Requests that got the answer which was being made for another one</source>
        <translation>Anfragen, die die Antwort bekamen, die gerade für eine andere entstand</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Als CS&amp;V speichern…</translation>
    </message>
</context>
<context>
    <name>coroscope::FolderEditor</name>
    <message>
        <source>in the certificate file</source>
        <extracomment>Stands in the field while no file is set for the key of a certificate.</extracomment>
        <translation>in der Zertifikatsdatei</translation>
    </message>
    <message>
        <source>the XDG data folder</source>
        <extracomment>Stands in the field while no data folder is set.</extracomment>
        <translation>der XDG-Datenordner</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>Stands in the field while no file is set for the access log. Stands in the field while no folder is served.</extracomment>
        <translation>keine</translation>
    </message>
    <message>
        <source>standard error</source>
        <translation>Standardfehlerausgabe</translation>
    </message>
    <message>
        <source>beside the settings file</source>
        <extracomment>Stands in the field while no file is named: where the policies of routes are then.</extracomment>
        <translation>neben der Einstellungsdatei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>coroscope::GridView</name>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Copy the R&amp;ows</source>
        <translation>&amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>&amp;Spalten</translation>
    </message>
</context>
<context>
    <name>coroscope::HarExportDialog</name>
    <message>
        <source>&amp;Include secrets</source>
        <translation>Geheimnisse ein&amp;schließen</translation>
    </message>
    <message>
        <source>Export requests as HAR</source>
        <translation>Anfragen als HAR exportieren</translation>
    </message>
    <message>
        <source>&amp;Selected requests (%1)</source>
        <translation>Aus&amp;gewählte Anfragen (%1)</translation>
    </message>
    <message>
        <source>&amp;Requests shown (%1)</source>
        <translation>Ge&amp;zeigte Anfragen (%1)</translation>
    </message>
    <message>
        <source>&amp;All requests kept (%1)</source>
        <translation>&amp;Alle aufbewahrten Anfragen (%1)</translation>
    </message>
    <message>
        <source>Without it, values of Authorization, Cookie, API keys and tokens are dots. Bodies are written as they are: look for secrets in them before you pass the file on.</source>
        <translation>Ohne das stehen Punkte statt der Werte von Authorization, Cookie, API-Schlüsseln und Token. Bodys werden geschrieben, wie sie sind: vor dem Weitergeben der Datei darin nach Geheimnissen suchen.</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Du&amp;rchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>HTTP archives (*.har)</source>
        <translation>HTTP-Archive (*.har)</translation>
    </message>
    <message>
        <source>This is a folder. Add the name of a file.</source>
        <translation>Das ist ein Ordner. Bitte einen Dateinamen anhängen.</translation>
    </message>
    <message>
        <source>This is a device, not a file. Choose another name.</source>
        <translation>Das ist ein Gerät, keine Datei. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>This file is there already and will be replaced.</source>
        <translation>Diese Datei gibt es schon, sie wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>coroscope::HarReportDialog</name>
    <message numerus="yes">
        <source>%n request(s) imported</source>
        <translation>
            <numerusform>%n Anfrage importiert</numerusform>
            <numerusform>%n Anfragen importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from “%2”.</source>
        <extracomment>%1 &quot;12 requests imported&quot;, %2 the name of a file.</extracomment>
        <translation>%1 aus „%2“.</translation>
    </message>
    <message>
        <source>%1 from “%2”, written by %3.</source>
        <extracomment>%1 &quot;12 requests imported&quot;, %2 the name of a file, %3 the program that wrote it.</extracomment>
        <translation>%1 aus „%2“, geschrieben von %3.</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>Importbericht</translation>
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation>Nichts wurde ausgelassen.</translation>
    </message>
    <message>
        <source>What was left out:</source>
        <translation>Ausgelassen wurde:</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>Was ausgelassen wurde</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::HarTransfer</name>
    <message>
        <source>Exporting to %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>Export nach %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>Import von %1</translation>
    </message>
    <message>
        <source>“%1” is not a file that could be written anew. Choose another name.</source>
        <extracomment>%1 a path.</extracomment>
        <translation>„%1“ ist keine Datei, die neu geschrieben werden könnte. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2. What stood there before is unchanged. Make room or choose another place, and export again.</source>
        <extracomment>%1 a file with its folder, %2 the system&apos;s own words, such as &quot;No space left on device&quot;.</extracomment>
        <translation>„%1“ konnte nicht geschrieben werden: %2. Was vorher dort stand, ist unverändert. Platz schaffen oder einen anderen Ort wählen und erneut exportieren.</translation>
    </message>
    <message>
        <source>“%1” could not be opened: %2.</source>
        <extracomment>%1 a file, %2 the system&apos;s own words, such as &quot;Permission denied&quot;.</extracomment>
        <translation>„%1“ konnte nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>“%1” is too large: it has %2, and at most %3 are read.</source>
        <extracomment>%1 the name of a file, %2 and %3 sizes.</extracomment>
        <translation>„%1“ ist zu groß: Die Datei hat %2, gelesen werden höchstens %3.</translation>
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation>„%1“ konnte nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>coroscope::HeaderModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>coroscope::HeatMap</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A duration on an axis: %1 a number, %2 its unit (µs, ms, s).</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Latency heat map</source>
        <translation>Latenz-Heatmap</translation>
    </message>
    <message>
        <source>“Show as table” has the same as figures.</source>
        <translation>„Als Tabelle zeigen“ zeigt dasselbe als Zahlen.</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <extracomment>A band of latencies: less than that.</extracomment>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <extracomment>A band of latencies: that or more.</extracomment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A band of latencies: from %1 to less than %2.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) took %1</source>
        <extracomment>%n requests; %1 a band of latencies: &quot;1.33 ms – 1.78 ms&quot;.</extracomment>
        <translation>
            <numerusform>%n Anfrage dauerte %1</numerusform>
            <numerusform>%n Anfragen dauerten %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No request ended in this time.</source>
        <translation>In dieser Zeit endete keine Anfrage.</translation>
    </message>
</context>
<context>
    <name>coroscope::HeatPanel</name>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>How many requests took how long: a column for each interval, a row for each band of latency, on a logarithmic scale. Two clouds are two kinds of requests, which no percentile tells.</source>
        <translation>Wie viele Anfragen wie lange dauerten: eine Spalte je Intervall, eine Zeile je Latenzband, auf logarithmischer Skala. Zwei Wolken sind zwei Arten von Anfragen; das verrät kein Perzentil.</translation>
    </message>
    <message>
        <source>requests</source>
        <extracomment>Beside the colours of a heat map.</extracomment>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>coroscope::HeatScale</name>
    <message>
        <source>Colours: none is used</source>
        <extracomment>The legend of a heat map: the darkest colour is for so many.</extracomment>
        <translation>Farben: keine in Gebrauch</translation>
    </message>
    <message>
        <source>Colours: 1 to %1 requests</source>
        <translation>Farben: 1 bis %1 Anfragen</translation>
    </message>
    <message>
        <source>How many requests took so long in one interval. Each colour is for a few times as many as the one before.</source>
        <translation>Wie viele Anfragen in einem Intervall so lange dauerten. Jede Farbe steht für einige Male so viele wie die vorige.</translation>
    </message>
</context>
<context>
    <name>coroscope::HexView</name>
    <message>
        <source>Offset %1 (%2), byte %3</source>
        <extracomment>for screen readers: an offset in hexadecimal and decimal, then a byte</extracomment>
        <translation>Offset %1 (%2), Byte %3</translation>
    </message>
    <message>
        <source>Text, or bytes as de ad or 0xdead</source>
        <translation>Text oder Bytes wie de ad oder 0xdead</translation>
    </message>
    <message>
        <source>&amp;Copy as Hexadecimal</source>
        <translation>&amp;Hexadezimal kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Base64</source>
        <translation>Als &amp;Base64 kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::HistoryView</name>
    <message>
        <source>Show Response</source>
        <translation>Antwort zeigen</translation>
    </message>
    <message>
        <source>Use This Request</source>
        <translation>Diese Anfrage verwenden</translation>
    </message>
    <message>
        <source>Load Run…</source>
        <translation>Lastlauf…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>What was sent from this tab</source>
        <translation>Was aus diesem Tab gesendet wurde</translation>
    </message>
    <message>
        <source>Show the response of the selected line again (Enter)</source>
        <translation>Die Antwort der ausgewählten Zeile wieder zeigen (Enter)</translation>
    </message>
    <message>
        <source>Put the request of the selected line into the editor; Undo brings back what is there</source>
        <translation>Die Anfrage der ausgewählten Zeile in den Editor übernehmen; Rückgängig holt das Vorhandene zurück</translation>
    </message>
    <message>
        <source>Send the request of the selected line many times, and measure; of several lines, one after the other and round again</source>
        <translation>Die Anfrage der ausgewählten Zeile vielfach senden und messen; bei mehreren Zeilen im Wechsel</translation>
    </message>
    <message>
        <source>Select two lines that have a response to see where they differ</source>
        <translation>Zwei Zeilen mit Antwort auswählen, um die Unterschiede zu sehen</translation>
    </message>
    <message>
        <source>Forget what was sent from this tab; Undo brings it back</source>
        <translation>Vergessen, was aus diesem Tab gesendet wurde; Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>newest %1, %2 of bodies</source>
        <translation>neueste %1, %2 an Bodys</translation>
    </message>
    <message>
        <source>The newest %1 are kept, with at most %2 of responses together, until the window is closed.</source>
        <translation>Die neuesten %1 werden aufbewahrt, mit zusammen höchstens %2 an Antworten, bis das Fenster geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>coroscope::HostListEditor</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>https://app.example.test</source>
        <translation>https://app.example.test</translation>
    </message>
    <message>
        <source>api.example.test</source>
        <translation>api.example.test</translation>
    </message>
    <message>
        <source>%1: new name</source>
        <extracomment>%1 is the name of a setting that is a list: &quot;Allowed hosts&quot;.</extracomment>
        <translation>%1: neuer Name</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>Aus %1 entfernen</translation>
    </message>
</context>
<context>
    <name>coroscope::ImageView</name>
    <message>
        <source>The picture has %1 × %2 pixels. That is too much to decode here; save it and open it elsewhere.</source>
        <translation>Das Bild hat %1 × %2 Pixel. Das ist zu viel, um es hier zu dekodieren; speichern und anderswo öffnen.</translation>
    </message>
    <message>
        <source>The drawing is too large to be shown here; save it and open it elsewhere.</source>
        <translation>Die Zeichnung ist zu groß, um sie hier zu zeigen; speichern und anderswo öffnen.</translation>
    </message>
    <message>
        <source>Decoding…</source>
        <translation>Wird dekodiert…</translation>
    </message>
    <message>
        <source>The picture could not be decoded: %1. Its bytes can be seen as Hex.</source>
        <extracomment>%1: why, in English</extracomment>
        <translation>Das Bild konnte nicht dekodiert werden: %1. Seine Bytes stehen unter „Hex“.</translation>
    </message>
    <message>
        <source>%1 × %2 · %3</source>
        <extracomment>width, height, file format of a picture</extracomment>
        <translation>%1 × %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 · the first of %n frames</source>
        <translation>
            <numerusform>%1 · das erste von %n Bild</numerusform>
            <numerusform>%1 · das erste von %n Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::ImportJob</name>
    <message>
        <source>line %1 is longer than %2</source>
        <translation>Zeile %1 ist länger als %2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>%1 a number, %2 why the line cannot be taken.</extracomment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>the memory store keeps strings only, and this is a %1</source>
        <translation>der Arbeitsspeicher nimmt nur Strings auf, und dies ist %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln key(s)</source>
        <extracomment>What can be undone.</extracomment>
        <translation>
            <numerusform>%Ln Schlüssel importieren</numerusform>
            <numerusform>%Ln Schlüssel importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::ImportReport</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>The import of %1 ended early: %2.</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation>Der Import von %1 endete vorzeitig: %2.</translation>
    </message>
    <message>
        <source>The import was canceled.</source>
        <translation>Der Import wurde abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were made.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde angelegt.</numerusform>
            <numerusform>%Ln Schlüssel wurden angelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were replaced.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde ersetzt.</numerusform>
            <numerusform>%Ln Schlüssel wurden ersetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were there already and stayed as they were.</source>
        <translation>
            <numerusform>%Ln Schlüssel war schon da und blieb, wie er war.</numerusform>
            <numerusform>%Ln Schlüssel waren schon da und blieben, wie sie waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be taken:</source>
        <translation>
            <numerusform>%Ln Zeile war nicht verwendbar:</numerusform>
            <numerusform>%Ln Zeilen waren nicht verwendbar:</numerusform>
        </translation>
    </message>
    <message>
        <source>The import is too large to be undone.</source>
        <translation>Der Import ist zu groß, um ihn rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Lines that could not be taken</source>
        <translation>Zeilen, die nicht verwendbar waren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::IndexTrial</name>
    <message>
        <source>Before the change: run %1 of %2 at most</source>
        <extracomment>An index is going to be changed; %1 and %2 numbers.</extracomment>
        <translation>Vor der Änderung: Lauf %1 von höchstens %2</translation>
    </message>
    <message>
        <source>The index is being changed</source>
        <translation>Der Index wird geändert</translation>
    </message>
    <message>
        <source>The statement is being explained</source>
        <translation>Die Anweisung wird erklärt</translation>
    </message>
    <message>
        <source>After the change: run %1 of %2 at most</source>
        <extracomment>An index was changed; %1 and %2 numbers.</extracomment>
        <translation>Nach der Änderung: Lauf %1 von höchstens %2</translation>
    </message>
</context>
<context>
    <name>coroscope::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
</context>
<context>
    <name>coroscope::JsonTableModel</name>
    <message>
        <source>(value)</source>
        <extracomment>heading of a column with the elements that are no objects</extracomment>
        <translation>(Wert)</translation>
    </message>
</context>
<context>
    <name>coroscope::JsonTableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Sort by This Column</source>
        <translation>Nach dieser Spalte &amp;sortieren</translation>
    </message>
    <message numerus="yes">
        <source>The first %n column(s) are shown; the tree has all members.</source>
        <translation>
            <numerusform>Es wird nur %n Spalte gezeigt; der Baum hat alle Einträge.</numerusform>
            <numerusform>Die ersten %n Spalten werden gezeigt; der Baum hat alle Einträge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n Zeile wurde nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The table could not be written to %1: %2. Choose another place.</source>
        <translation>Die Tabelle konnte nicht nach %1 geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Tabelle als CSV speichern</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Als CS&amp;V speichern…</translation>
    </message>
</context>
<context>
    <name>coroscope::JsonTreeModel</name>
    <message>
        <source>[%1 … %2]</source>
        <extracomment>a group of elements, by the first and the last one&apos;s number</extracomment>
        <translation>[%1 … %2]</translation>
    </message>
    <message>
        <source>nested too deep for the tree; see it as text</source>
        <translation>zu tief verschachtelt für den Baum; als Text ansehen</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>string</source>
        <translation>String</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>boolesch</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>coroscope::JsonTreeView</name>
    <message>
        <source>&amp;Copy Value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are unfolded. What is below them stays folded, as it would be too much to look at.</source>
        <translation>
            <numerusform>%n Zeile ist aufgeklappt. Was darunter liegt, bleibt zu, sonst wäre es zu viel zum Ansehen.</numerusform>
            <numerusform>%n Zeilen sind aufgeklappt. Was darunter liegt, bleibt zu, sonst wäre es zu viel zum Ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>&amp;Unfold All Below</source>
        <translation>&amp;Alles darunter aufklappen</translation>
    </message>
    <message>
        <source>&amp;Fold All</source>
        <translation>Alles &amp;zuklappen</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyBindings</name>
    <message>
        <source>Press a key.</source>
        <translation>Eine Taste drücken.</translation>
    </message>
    <message>
        <source>%1 belongs to the controls of the window: with it one moves, edits and confirms. Add Ctrl or Alt.</source>
        <extracomment>%1 a key, such as Tab.</extracomment>
        <translation>%1 gehört den Bedienelementen des Fensters: zum Bewegen, Bearbeiten und Bestätigen. Strg oder Alt dazunehmen.</translation>
    </message>
    <message>
        <source>%1 alone is typed into fields and lists. Add Ctrl or Alt.</source>
        <extracomment>%1 a key, such as A or Shift+A.</extracomment>
        <translation>%1 allein wird in Felder und Listen getippt. Strg oder Alt dazunehmen.</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyFilter</name>
    <message>
        <source>Pattern of keys</source>
        <translation>Muster für Schlüssel</translation>
    </message>
    <message>
        <source>Keys like user:*</source>
        <translation>Schlüssel wie user:*</translation>
    </message>
    <message>
        <source>A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without these is looked for anywhere.</source>
        <translation>Ein Muster wie in Redis: * beliebiger Text, ? ein Zeichen, [abc] eines davon. Ein Text ohne diese Zeichen wird überall gesucht.</translation>
    </message>
    <message>
        <source>Type of keys</source>
        <translation>Typ der Schlüssel</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Typen</translation>
    </message>
    <message>
        <source>Separator of folders</source>
        <translation>Trennzeichen der Ordner</translation>
    </message>
    <message>
        <source>What stands between the parts of a key: “:” or “/”, or several characters</source>
        <translation>Was zwischen den Teilen eines Schlüssels steht: „:“ oder „/“ oder mehrere Zeichen</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyModel</name>
    <message>
        <source>no limit</source>
        <extracomment>The time that a key has left to live.</extracomment>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in whole seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln Schlüssel</numerusform>
            <numerusform>%Ln Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires at %1</source>
        <extracomment>%1 a moment: date and time.</extracomment>
        <translation>Läuft ab: %1</translation>
    </message>
    <message>
        <source>Read while a key is in sight. Sorted by it, keys that were not in sight yet come last.</source>
        <translation>Wird gelesen, solange ein Schlüssel sichtbar ist. Beim Sortieren danach kommen noch nicht gesehene zuletzt.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>TTL</source>
        <extracomment>Column: time to live.</extracomment>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyPrompts</name>
    <message>
        <source>There is such a key</source>
        <translation>Diesen Schlüssel gibt es</translation>
    </message>
    <message>
        <source>“%1” is there already. It would be replaced.</source>
        <extracomment>%1 a key.</extracomment>
        <translation>„%1“ gibt es schon. Er würde ersetzt.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The store does not take it: %1.</source>
        <translation>Der Datenspeicher nimmt es nicht an: %1.</translation>
    </message>
    <message>
        <source>Rename the Key</source>
        <translation>Schlüssel umbenennen</translation>
    </message>
    <message>
        <source>&amp;New name (\n, \t and \x00 are such bytes)</source>
        <translation>&amp;Neuer Name (\n, \t und \x00 sind solche Bytes)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The name cannot be taken: %1.</source>
        <translation>Der Name ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>Write the key&apos;s name.</source>
        <translation>Bitte den Namen des Schlüssels eingeben.</translation>
    </message>
    <message>
        <source>It was not renamed.</source>
        <translation>Er wurde nicht umbenannt.</translation>
    </message>
    <message>
        <source>The store does not do it: %1.</source>
        <translation>Der Datenspeicher macht es nicht: %1.</translation>
    </message>
    <message>
        <source>There is a key of that name since a moment. Try again.</source>
        <translation>Seit eben gibt es einen Schlüssel dieses Namens. Erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyRecorder</name>
    <message>
        <source>Press the keys… (Esc cancels)</source>
        <extracomment>On a button while it waits for keys.</extracomment>
        <translation>Tasten drücken… (Esc bricht ab)</translation>
    </message>
    <message>
        <source>%1, …</source>
        <extracomment>%1 keys that were pressed so far: more may follow.</extracomment>
        <translation>%1, …</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyStore</name>
    <message>
        <source>“%1” cannot be undone any more: what the keys were was let go for newer changes.</source>
        <translation>„%1“ lässt sich nicht mehr rückgängig machen: Die früheren Schlüssel mussten neueren Änderungen weichen.</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Das lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>%1: the value takes %2 of memory. To undo the change the value would have to be kept, and at most %3 are.</source>
        <extracomment>%1 what is to be done, %2 and %3 sizes.</extracomment>
        <translation>%1: Der Wert belegt %2 Speicher. Um die Änderung rückgängig zu machen, müsste er aufbewahrt werden; das geht nur bis %3.</translation>
    </message>
    <message>
        <source>Do it without undo</source>
        <translation>Ohne Rückgängig ausführen</translation>
    </message>
    <message>
        <source>it has changed meanwhile</source>
        <translation>er hat sich inzwischen geändert</translation>
    </message>
    <message>
        <source>“%1” was not undone: the server is not running.</source>
        <translation>„%1“ wurde nicht rückgängig gemacht: Der Server läuft nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were not restored, since there is one of that name again: %1.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde nicht wiederhergestellt, weil es wieder einen dieses Namens gibt: %1.</numerusform>
            <numerusform>%Ln Schlüssel wurden nicht wiederhergestellt, weil es wieder welche dieses Namens gibt: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were not restored: %1.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde nicht wiederhergestellt: %1.</numerusform>
            <numerusform>%Ln Schlüssel wurden nicht wiederhergestellt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not undone, at least not all of it: %2.</source>
        <extracomment>%1 a change, %2 why.</extracomment>
        <translation>„%1“ wurde nicht oder nicht ganz rückgängig gemacht: %2.</translation>
    </message>
    <message>
        <source>“%1” was not done again: the server is not running.</source>
        <translation>„%1“ wurde nicht wiederholt: Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>“%1” was not done again: %2.</source>
        <translation>„%1“ wurde nicht wiederholt: %2.</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyTips</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A tooltip: %1 what a button does, %2 its key.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyTree</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyValueModel</name>
    <message>
        <source>A value needs a name.</source>
        <translation>Ein Wert braucht einen Namen.</translation>
    </message>
    <message>
        <source>%1: choose a file.</source>
        <translation>%1: Bitte eine Datei wählen.</translation>
    </message>
    <message>
        <source>%1: it is required.</source>
        <translation>%1: Der Wert ist nötig.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a parameter, then a sentence that says what is wrong with its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Make it a text</source>
        <translation>Zu Text machen</translation>
    </message>
    <message>
        <source>Part of the path: it is always sent.</source>
        <translation>Teil des Pfads: Er wird immer gesendet.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>a part of a form that is a file; %1 its path</extracomment>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>no file chosen</source>
        <translation>keine Datei gewählt</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <extracomment>a parameter&apos;s value where none is typed</extracomment>
        <translation>%1 (Standard)</translation>
    </message>
    <message>
        <source>required</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>as the name says</source>
        <translation>wie der Name sagt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>description of a parameter, then its type</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Content-Type</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyValueTable</name>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>&amp;Delete row</source>
        <translation>Zeile &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::KeyWork</name>
    <message>
        <source>Measuring the keys</source>
        <translation>Schlüssel werden vermessen</translation>
    </message>
    <message>
        <source>The keys were not deleted: %1.</source>
        <translation>Die Schlüssel wurden nicht gelöscht: %1.</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Das lässt sich nicht rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>The values of %Ln key(s) take more than %1 of memory, which is the most that is kept for undo.</source>
        <translation>
            <numerusform>Der Wert von %Ln Schlüssel belegt mehr als %1 Speicher, und mehr wird für Rückgängig nicht aufbewahrt.</numerusform>
            <numerusform>Die Werte von %Ln Schlüsseln belegen mehr als %1 Speicher, und mehr wird für Rückgängig nicht aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete them without undo</source>
        <translation>Ohne Rückgängig löschen</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were deleted, then it ended: %1.</source>
        <extracomment>%1 why.</extracomment>
        <translation>
            <numerusform>%Ln Schlüssel wurde gelöscht, dann war Schluss: %1.</numerusform>
            <numerusform>%Ln Schlüssel wurden gelöscht, dann war Schluss: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was canceled after %Ln key(s) were deleted.</source>
        <translation>
            <numerusform>Es wurde abgebrochen, nachdem %Ln Schlüssel gelöscht war.</numerusform>
            <numerusform>Es wurde abgebrochen, nachdem %Ln Schlüssel gelöscht waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were deleted.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde gelöscht.</numerusform>
            <numerusform>%Ln Schlüssel wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>Schlüssel exportieren</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl *.ndjson)</source>
        <translation>JSON-Zeilen (*.jsonl *.ndjson)</translation>
    </message>
    <message>
        <source>Exporting keys</source>
        <translation>Schlüssel werden exportiert</translation>
    </message>
    <message>
        <source>The export was canceled. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The keys could not be exported to %1: %2. Nothing was written.</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation>Die Schlüssel konnten nicht nach %1 exportiert werden: %2. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 and %2 sentences.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were exported to %1.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde nach %1 exportiert.</numerusform>
            <numerusform>%Ln Schlüssel wurden nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were passed over: %1.</source>
        <translation>
            <numerusform>%Ln Schlüssel wurde übergangen: %1.</numerusform>
            <numerusform>%Ln Schlüssel wurden übergangen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Schlüssel importieren</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Replace keys that are there</source>
        <translation>Vorhandene Schlüssel &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Keep keys that are there</source>
        <translation>Vorhandene Schlüssel &amp;behalten</translation>
    </message>
    <message>
        <source>Importing keys</source>
        <translation>Schlüssel werden importiert</translation>
    </message>
</context>
<context>
    <name>coroscope::KeysView</name>
    <message>
        <source>The keys could not be read: %1. Try again.</source>
        <extracomment>%1 why.</extracomment>
        <translation>Die Schlüssel konnten nicht gelesen werden: %1. Erneut versuchen.</translation>
    </message>
    <message>
        <source>The key was not deleted: %1.</source>
        <translation>Der Schlüssel wurde nicht gelöscht: %1.</translation>
    </message>
    <message>
        <source>All keys of the selected &amp;folders…</source>
        <translation>Alle Schlüssel der ausgewählten &amp;Ordner…</translation>
    </message>
    <message>
        <source>All keys of the selected &amp;folders, and the selected keys…</source>
        <translation>Alle Schlüssel der ausgewählten &amp;Ordner und die ausgewählten…</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected key(s)…</source>
        <translation>
            <numerusform>Den %Ln ausgewählten Schlüssel…</numerusform>
            <numerusform>Die %Ln ausgewählten Schlüssel…</numerusform>
        </translation>
    </message>
    <message>
        <source>All keys that match the &amp;pattern and the type…</source>
        <translation>Alle, die auf &amp;Muster und Typ passen…</translation>
    </message>
    <message>
        <source>&amp;All keys…</source>
        <translation>&amp;Alle Schlüssel…</translation>
    </message>
    <message>
        <source>&amp;Copy the Key</source>
        <translation>&amp;Schlüssel kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy the Prefix</source>
        <translation>&amp;Präfix kopieren</translation>
    </message>
    <message>
        <source>&amp;Find Keys of the Folder</source>
        <translation>Schlüssel des Ordners su&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Unfold All</source>
        <translation>Alles a&amp;ufklappen</translation>
    </message>
    <message>
        <source>The first %1 keys of %2 are shown; use a pattern to find others.</source>
        <extracomment>%1 and %2 numbers of keys.</extracomment>
        <translation>Die ersten %1 von %2 Schlüsseln werden gezeigt; andere mit einem Muster suchen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln Schlüssel</numerusform>
            <numerusform>%Ln Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – about %2 of %3 looked at</source>
        <extracomment>%1 &quot;1,200 keys&quot;, %2 and %3 numbers of keys; the store does not tell exactly.</extracomment>
        <translation>%1 – etwa %2 von %3 durchgesehen</translation>
    </message>
    <message>
        <source>%1 – %2 of %3 looked at</source>
        <extracomment>%1 &quot;1,200 keys&quot;, %2 and %3 numbers of keys.</extracomment>
        <translation>%1 – %2 von %3 durchgesehen</translation>
    </message>
    <message>
        <source>Looking for keys</source>
        <translation>Schlüssel werden gesucht</translation>
    </message>
    <message>
        <source>No store</source>
        <translation>Kein Datenspeicher</translation>
    </message>
    <message>
        <source>Keys are shown while the server runs.</source>
        <translation>Schlüssel werden gezeigt, solange der Server läuft.</translation>
    </message>
    <message>
        <source>No key matches</source>
        <translation>Kein Schlüssel passt</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln key(s) none matches the pattern and the type.</source>
        <translation>
            <numerusform>Der %Ln Schlüssel passt nicht auf Muster und Typ.</numerusform>
            <numerusform>Von %Ln Schlüsseln passt keiner auf Muster und Typ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Schlüssel zeigen</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>Noch keine Schlüssel</translation>
    </message>
    <message>
        <source>Whatever requests put into the cache appears here; so does what you add.</source>
        <translation>Hier erscheint, was Anfragen in den Cache legen; auch, was hier hinzugefügt wird.</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>Schlüssel hinzufügen…</translation>
    </message>
</context>
<context>
    <name>coroscope::KnobsPane</name>
    <message>
        <source>Knobs</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>&amp;Reset All Knobs</source>
        <translation>Alle Regler &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Nothing is injected, caches are on, threads and queues are as they were at first; Ctrl+Z takes it back</source>
        <translation>Nichts wird injiziert, Caches sind an, Threads und Warteschlangen wie am Anfang; Strg+Z nimmt es zurück</translation>
    </message>
    <message>
        <source>&amp;Stop Injecting</source>
        <translation>&amp;Injizieren beenden</translation>
    </message>
    <message>
        <source>No delay and no fault is injected any more</source>
        <translation>Keine Verzögerung und keine Störung wird mehr injiziert</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Database threads</source>
        <translation>Datenbank-Threads</translation>
    </message>
    <message>
        <source>Route cache</source>
        <translation>Routen-Cache</translation>
    </message>
    <message>
        <source>Single flight</source>
        <translation>Single Flight</translation>
    </message>
    <message>
        <source>The queues appear when the server runs.</source>
        <translation>Die Warteschlangen erscheinen, wenn der Server läuft.</translation>
    </message>
    <message>
        <source>Delay of the database</source>
        <translation>Verzögerung der Datenbank</translation>
    </message>
    <message>
        <source>Delay of the cache</source>
        <translation>Verzögerung des Caches</translation>
    </message>
    <message>
        <source>Delay of outbound calls</source>
        <translation>Verzögerung ausgehender Aufrufe</translation>
    </message>
    <message>
        <source>delay of the database</source>
        <extracomment>Each of these stands behind &quot;Undo&quot;.</extracomment>
        <translation>Verzögerung der Datenbank</translation>
    </message>
    <message>
        <source>delay of the cache</source>
        <translation>Verzögerung des Caches</translation>
    </message>
    <message>
        <source>delay of outbound calls</source>
        <translation>Verzögerung ausgehender Aufrufe</translation>
    </message>
    <message>
        <source>Time to live of cached routes</source>
        <extracomment>A mark in the charts: how long cached routes keep their answers.</extracomment>
        <translation>Lebensdauer im Routen-Cache</translation>
    </message>
    <message>
        <source>as each route says</source>
        <translation>wie jede Route sagt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Threads that read an SQLite file, or connections to PostgreSQL</source>
        <translation>Threads, die eine SQLite-Datei lesen, oder Verbindungen zu PostgreSQL</translation>
    </message>
    <message>
        <source>Compression of responses</source>
        <translation>Kompression der Antworten</translation>
    </message>
    <message>
        <source>How hard responses are compressed, with what their client accepts: zstd, br, gzip or deflate</source>
        <translation>Wie stark Antworten komprimiert werden, mit dem, was der Client annimmt: zstd, br, gzip oder deflate</translation>
    </message>
    <message>
        <source>Off</source>
        <extracomment>How hard responses are compressed.</extracomment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Responses of cached routes are kept, and given again</source>
        <translation>Antworten von Routen mit Cache werden aufbewahrt und erneut gegeben</translation>
    </message>
    <message>
        <source>Where many ask for what is not kept, one request makes it and the others wait</source>
        <translation>Fragen viele nach nicht Aufbewahrtem, erzeugt es eine Anfrage, und die anderen warten</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>The unit behind a number: seconds.</extracomment>
        <translation> s</translation>
    </message>
    <message>
        <source>as declared</source>
        <extracomment>In place of 0 seconds: for how long a response is kept.</extracomment>
        <translation>wie deklariert</translation>
    </message>
    <message>
        <source>For how long cached routes keep their responses, all the same; also of what is kept already, which is given no longer than that. As declared: each route as its own policy says</source>
        <translation>Wie lange Routen mit Cache ihre Antworten aufbewahren, alle gleich lang; auch schon Aufbewahrtes wird nicht länger gegeben. Wie deklariert: nach der Richtlinie jeder Route</translation>
    </message>
    <message>
        <source>TTL</source>
        <extracomment>A field: time to live of cached responses.</extracomment>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Tasks at once</source>
        <translation>Aufgaben gleichzeitig</translation>
    </message>
    <message>
        <source>Injected delay, each time</source>
        <translation>Injizierte Verzögerung, jedes Mal</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Outbound calls</source>
        <translation>Ausgehende Aufrufe</translation>
    </message>
    <message>
        <source>Every job of the database takes so much longer, on its connection</source>
        <translation>Jeder Auftrag der Datenbank dauert so viel länger, auf seiner Verbindung</translation>
    </message>
    <message>
        <source>Every command of a request or task to the cache waits so long before it is sent</source>
        <translation>Jeder Befehl einer Anfrage oder Aufgabe an den Cache wartet so lange vor dem Senden</translation>
    </message>
    <message>
        <source>Every call to another server waits so long before it is sent</source>
        <translation>Jeder Aufruf eines anderen Servers wartet so lange vor dem Senden</translation>
    </message>
    <message>
        <source>Injected into one route</source>
        <translation>In eine Route injiziert</translation>
    </message>
    <message numerus="yes">
        <source>There are %n only: the log says why.</source>
        <extracomment>Workers that there are now; the number that was chosen is another one.</extracomment>
        <translation>
            <numerusform>Es gibt nur %n: Den Grund nennt das Log.</numerusform>
            <numerusform>Es gibt nur %n: Den Grund nennt das Log.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is injected.</source>
        <translation>Nichts ist injiziert.</translation>
    </message>
    <message numerus="yes">
        <source>%n injected</source>
        <extracomment>%n is how many knobs inject delays or errors.</extracomment>
        <translation>
            <numerusform>%n injiziert</numerusform>
            <numerusform>%n injiziert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is injected</source>
        <translation>Nichts ist injiziert</translation>
    </message>
    <message>
        <source>Tasks of %1 at once</source>
        <extracomment>%1 the name of a queue of tasks.</extracomment>
        <translation>Aufgaben von %1 gleichzeitig</translation>
    </message>
    <message>
        <source>Its tasks run in order: one at a time</source>
        <translation>Ihre Aufgaben laufen der Reihe nach: eine zur Zeit</translation>
    </message>
    <message>
        <source>number of database threads</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Zahl der Datenbank-Threads</translation>
    </message>
    <message>
        <source>switch of the route cache</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Schalter des Routen-Caches</translation>
    </message>
    <message>
        <source>switch of single flight</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Schalter von Single Flight</translation>
    </message>
    <message>
        <source>time to live of cached routes</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Lebensdauer im Routen-Cache</translation>
    </message>
    <message>
        <source>level of compression</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Kompressionsstufe</translation>
    </message>
    <message>
        <source>concurrency of %1</source>
        <extracomment>Stands behind &quot;Undo&quot;; %1 the name of a queue.</extracomment>
        <translation>Gleichzeitigkeit von %1</translation>
    </message>
    <message>
        <source>The concurrency of %1 was not changed: the server does not run.</source>
        <translation>Die Gleichzeitigkeit von %1 wurde nicht geändert: Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>Concurrency of %1</source>
        <extracomment>What is changed; %1 a queue.</extracomment>
        <translation>Gleichzeitigkeit von %1</translation>
    </message>
    <message>
        <source>The concurrency of %1 was not changed: %2</source>
        <extracomment>%1 a queue, %2 why.</extracomment>
        <translation>Die Gleichzeitigkeit von %1 wurde nicht geändert: %2</translation>
    </message>
    <message>
        <source>faults of %1</source>
        <extracomment>Stands behind &quot;Undo&quot;; %1 a route, &quot;GET /users&quot;.</extracomment>
        <translation>Störungen von %1</translation>
    </message>
    <message>
        <source>end of all faults</source>
        <translation>Ende aller Störungen</translation>
    </message>
    <message>
        <source>reset of all knobs</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Zurücksetzen aller Regler</translation>
    </message>
    <message>
        <source>Injected delay of the database</source>
        <translation>Injizierte Verzögerung der Datenbank</translation>
    </message>
    <message>
        <source>Injected delay of the cache</source>
        <translation>Injizierte Verzögerung des Caches</translation>
    </message>
    <message>
        <source>Injected delay of outbound calls</source>
        <translation>Injizierte Verzögerung ausgehender Aufrufe</translation>
    </message>
    <message>
        <source>Injected into %1</source>
        <extracomment>What is changed; %1 a route, &quot;GET /users&quot;.</extracomment>
        <translation>In %1 injiziert</translation>
    </message>
</context>
<context>
    <name>coroscope::LargeContentPage</name>
    <message>
        <source>Show as Text</source>
        <translation>Als Text zeigen</translation>
    </message>
    <message>
        <source>Show Its Bytes</source>
        <translation>Bytes zeigen</translation>
    </message>
    <message>
        <source>Save to a File…</source>
        <translation>In Datei speichern…</translation>
    </message>
    <message>
        <source>This content is large: %1. As text it takes some seconds and about three times its size in memory.</source>
        <extracomment>%1: a size</extracomment>
        <translation>Dieser Inhalt ist groß: %1. Als Text braucht er einige Sekunden und etwa das Dreifache seiner Größe im Speicher.</translation>
    </message>
</context>
<context>
    <name>coroscope::LatencyBar</name>
    <message>
        <source>All requests</source>
        <translation>Alle Anfragen</translation>
    </message>
    <message>
        <source>Draw all requests together, or up to five routes beside one another</source>
        <translation>Alle Anfragen zusammen zeichnen oder bis zu fünf Routen nebeneinander</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Which percentiles and which charts are shown</source>
        <translation>Welche Perzentile und welche Diagramme gezeigt werden</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation>Latenz auf logarithmischer Skala</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>The figures of the charts as a table</source>
        <translation>Die Zahlen der Diagramme als Tabelle</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>A table of the routes: rates, errors, percentiles. What is checked there is drawn</source>
        <translation>Tabelle der Routen: Raten, Fehler, Perzentile. Was dort angehakt ist, wird gezeichnet</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save the charts as a picture or the figures as a table</source>
        <translation>Diagramme als Bild oder Zahlen als Tabelle speichern</translation>
    </message>
    <message>
        <source>&amp;Pause the Charts</source>
        <translation>&amp;Diagramme anhalten</translation>
    </message>
    <message>
        <source>Window of time</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last %1 minutes</source>
        <translation>Letzte %1 Minuten</translation>
    </message>
    <message>
        <source>Let the charts stand still while more goes on (Space)</source>
        <translation>Diagramme anhalten, während es weitergeht (Leertaste)</translation>
    </message>
    <message>
        <source>Pause the charts</source>
        <translation>Diagramme anhalten</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>%1 a percentile or a chart.</extracomment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Show Chart “%1”</source>
        <translation>Diagramm „%1“ zeigen</translation>
    </message>
    <message>
        <source>Charts as a &amp;picture (PNG)…</source>
        <translation>Diagramme als &amp;Bild (PNG)…</translation>
    </message>
    <message>
        <source>Charts as a &amp;drawing (SVG)…</source>
        <translation>Diagramme als &amp;Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Figures as &amp;CSV…</source>
        <translation>Zahlen als &amp;CSV…</translation>
    </message>
    <message>
        <source>Figures of the &amp;routes as CSV…</source>
        <translation>Zahlen der &amp;Routen als CSV…</translation>
    </message>
    <message>
        <source>C&amp;opy the figures as CSV</source>
        <translation>Zahlen als CSV &amp;kopieren</translation>
    </message>
    <message>
        <source>No route was asked for yet</source>
        <translation>Noch keine Route wurde angefragt</translation>
    </message>
    <message>
        <source>Choose in the table of routes</source>
        <translation>In der Routentabelle wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message>
        <source>Routes drawn: %1</source>
        <extracomment>The name of a control: %1 which routes are drawn.</extracomment>
        <translation>Gezeichnete Routen: %1</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation>Zahlen als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show the table of routes</source>
        <translation>Routentabelle zeigen</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Draw All Requests Together</source>
        <translation>Alle Anfragen zusammen zeichnen</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <extracomment>%1 a window of time: &quot;Last minute&quot;.</extracomment>
        <translation>Zeigen: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::LatencyCharts</name>
    <message>
        <source>Latency, throughput and load over time</source>
        <translation>Latenz, Durchsatz und Last im Zeitverlauf</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Requests in flight</source>
        <translation>Laufende Anfragen</translation>
    </message>
    <message>
        <source>Loop lag</source>
        <translation>Loop-Verzug</translation>
    </message>
    <message>
        <source>Busy share</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Database connections</source>
        <translation>Datenbankverbindungen</translation>
    </message>
    <message>
        <source>Background tasks</source>
        <translation>Hintergrundaufgaben</translation>
    </message>
    <message>
        <source>Latency by route</source>
        <translation>Latenz je Route</translation>
    </message>
    <message>
        <source>Throughput by route</source>
        <translation>Durchsatz je Route</translation>
    </message>
    <message>
        <source>most at once</source>
        <extracomment>Requests in flight.</extracomment>
        <translation>höchstens gleichzeitig</translation>
    </message>
    <message>
        <source>Times begin when the bytes of a request reached the socket, also while a handler held the loop and nobody could read them.</source>
        <translation>Die Zeiten beginnen, wenn die Bytes einer Anfrage am Socket ankommen, auch während ein Handler die Loop blockiert und niemand sie lesen kann.</translation>
    </message>
    <message>
        <source>Requests that ended, by the class of their status.</source>
        <translation>Beendete Anfragen nach Klasse ihres Status.</translation>
    </message>
    <message>
        <source>Requests whose head was read and whose response was not yet written: the most at once in an interval.</source>
        <translation>Anfragen, deren Kopf gelesen und deren Antwort noch nicht geschrieben war: höchstens gleichzeitig in einem Intervall.</translation>
    </message>
    <message>
        <source>The longest turn of each worker&apos;s event loop in an interval: while it lasts, everything else on that worker waits. Of this window: how late its frames were.</source>
        <translation>Längster Durchlauf der Event-Loop jedes Workers in einem Intervall: So lange wartet alles andere auf diesem Worker. Vom Fenster: wie spät seine Bilder kamen.</translation>
    </message>
    <message>
        <source>The share of time in which the event loop of a worker ran something.</source>
        <translation>Anteil der Zeit, in der die Event-Loop eines Workers etwas ausführte.</translation>
    </message>
    <message>
        <source>Connections to the database that work, all of them, and jobs that wait for one: the most that the window saw, which looks several times a second.</source>
        <translation>Datenbankverbindungen, die arbeiten, alle zusammen, und Aufträge, die auf eine warten: die meisten, die das Fenster sah; es sieht mehrmals pro Sekunde nach.</translation>
    </message>
    <message>
        <source>Background tasks that wait for their turn or run: the most that the window saw, which looks several times a second.</source>
        <translation>Hintergrundaufgaben, die warten oder laufen: die meisten, die das Fenster sah; es sieht mehrmals pro Sekunde nach.</translation>
    </message>
</context>
<context>
    <name>coroscope::LatencyPane</name>
    <message>
        <source>Routes by latency</source>
        <translation>Routen nach Latenz</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Latency, throughput and loop lag are drawn here as soon as the server answers. Start it and send something, or point any client at its address.</source>
        <translation>Hier werden Latenz, Durchsatz und Loop-Verzug gezeichnet, sobald der Server antwortet. Ihn starten und etwas senden oder einen beliebigen Client auf seine Adresse richten.</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Latency, throughput and loop lag</source>
        <translation>Latenz, Durchsatz und Loop-Verzug</translation>
    </message>
    <message>
        <source>Space draws the route in the charts or leaves it out; Enter draws it alone.</source>
        <translation>Leertaste zeichnet die Route in die Diagramme oder lässt sie weg; Enter zeichnet nur sie.</translation>
    </message>
    <message>
        <source>&amp;Draw This Route Alone</source>
        <translation>&amp;Nur diese Route zeichnen</translation>
    </message>
    <message>
        <source>&amp;Copy the Name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Save the &amp;Figures of the Routes as CSV…</source>
        <translation>&amp;Zahlen der Routen als CSV speichern…</translation>
    </message>
    <message>
        <source>Left and Right read all charts at a moment; Space pauses.</source>
        <translation>Links und Rechts lesen alle Diagramme zu einem Zeitpunkt ab; Leertaste hält an.</translation>
    </message>
    <message numerus="yes">
        <source>Each point: the worst of %n second(s), of rates and busy shares their mean.</source>
        <extracomment>%n seconds.</extracomment>
        <translation>
            <numerusform>Jeder Punkt: Höchstwert von %n Sekunde, bei Raten und Auslastung der Mittelwert.</numerusform>
            <numerusform>Jeder Punkt: Höchstwert von %n Sekunden, bei Raten und Auslastung der Mittelwert.</numerusform>
        </translation>
    </message>
    <message>
        <source>What ended on each route is kept since %1.</source>
        <extracomment>%1 a time of day.</extracomment>
        <translation>Was auf jeder Route endete, ist seit %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>The charts stand still since %1. %2 requests in %3 intervals came since.</source>
        <extracomment>%1 a time of day; %2 and %3 numbers.</extracomment>
        <translation>Die Diagramme stehen seit %1 still. Seitdem kamen %2 Anfragen in %3 Intervallen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>At most %n routes are drawn at once. Leave one out first.</source>
        <translation>
            <numerusform>Höchstens %n Route wird gleichzeitig gezeichnet. Zuerst eine weglassen.</numerusform>
            <numerusform>Höchstens %n Routen werden gleichzeitig gezeichnet. Zuerst eine weglassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures could not be written to %1: %2. Choose another place.</source>
        <translation>Die Zahlen konnten nicht nach %1 geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Diagramme speichern</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Show the Charts</source>
        <translation>Diagramme zeigen</translation>
    </message>
    <message>
        <source>Show the Heat Map</source>
        <translation>Heatmap zeigen</translation>
    </message>
</context>
<context>
    <name>coroscope::LatencyTableModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the number of a worker, %2 a duration.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>in a column that names who held the loop</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Connections to the database: %1 in use of %2.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>How many requests took %1</source>
        <translation>Wie viele Anfragen %1 dauerten</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>2xx</source>
        <translation>2xx</translation>
    </message>
    <message>
        <source>3xx</source>
        <translation>3xx</translation>
    </message>
    <message>
        <source>4xx</source>
        <translation>4xx</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>In flight</source>
        <extracomment>Requests in flight, the most at once.</extracomment>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Loop lag</source>
        <translation>Loop-Verzug</translation>
    </message>
    <message>
        <source>Loop held by</source>
        <translation>Loop blockiert von</translation>
    </message>
    <message>
        <source>Lag by worker</source>
        <translation>Verzug je Worker</translation>
    </message>
    <message>
        <source>Window lag</source>
        <extracomment>How long the window&apos;s own thread did not turn.</extracomment>
        <translation>Fenster-Verzug</translation>
    </message>
    <message>
        <source>Busy</source>
        <extracomment>Share of time in which the workers&apos; loops were busy.</extracomment>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>DB in use</source>
        <extracomment>Connections to the database in use.</extracomment>
        <translation>DB in Gebrauch</translation>
    </message>
    <message>
        <source>DB waiting</source>
        <extracomment>Jobs that wait for a connection to the database.</extracomment>
        <translation>DB wartend</translation>
    </message>
    <message>
        <source>Tasks waiting</source>
        <translation>Aufg. wartend</translation>
    </message>
    <message>
        <source>Tasks running</source>
        <translation>Aufg. laufend</translation>
    </message>
    <message>
        <source>Changes</source>
        <extracomment>Settings that were changed in that interval.</extracomment>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>coroscope::LatencyTiles</name>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the requests of the last interval took at most so long</source>
        <translation>Die Hälfte der Anfragen des letzten Intervalls dauerte höchstens so lang</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the requests of the last interval took at most so long</source>
        <translation>95 % der Anfragen des letzten Intervalls dauerten höchstens so lang</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the requests of the last interval took at most so long</source>
        <translation>99 % der Anfragen des letzten Intervalls dauerten höchstens so lang</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Loop lag</source>
        <translation>Loop-Verzug</translation>
    </message>
    <message>
        <source>How long the event loop of the worst worker could not turn, in the last interval</source>
        <translation>Wie lange die Event-Loop des schlechtesten Workers im letzten Intervall nicht weiterkam</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>of %n only</source>
        <translation>
            <numerusform>von nur %n</numerusform>
            <numerusform>von nur %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 connected</source>
        <translation>%1 verbunden</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>blockiert von %1</translation>
    </message>
    <message>
        <source>held</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>Worker %1</translation>
    </message>
</context>
<context>
    <name>coroscope::Layouts</name>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Everything: routes, sender, timeline, latency, requests, log</source>
        <translation>Alles: Routen, Sender, Zeitleiste, Latenz, Anfragen, Log</translation>
    </message>
    <message>
        <source>For a room: timeline and latency large, requests short</source>
        <translation>Für den Hörsaal: Zeitleiste und Latenz groß, Anfragen klein</translation>
    </message>
    <message>
        <source>For load: load runs, sender, latency and knobs</source>
        <translation>Für Last: Lastläufe, Sender, Latenz und Regler</translation>
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation>&amp;Debuggen</translation>
    </message>
    <message>
        <source>&amp;Lecture</source>
        <translation>&amp;Vortrag</translation>
    </message>
    <message>
        <source>L&amp;oad</source>
        <translation>&amp;Last</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
</context>
<context>
    <name>coroscope::LegendButton</name>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide this series</source>
        <translation>Diese Reihe ein- oder ausblenden</translation>
    </message>
</context>
<context>
    <name>coroscope::LessonCard</name>
    <message>
        <source>Step of the lesson</source>
        <translation>Schritt der Lektion</translation>
    </message>
    <message>
        <source>For the presenter</source>
        <translation>Für den Vortrag</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 the number of a lesson, &quot;L1&quot;, %2 its title.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Which of a lesson&apos;s steps this is.</extracomment>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>coroscope::LessonPlayer</name>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>&amp;End the Lesson</source>
        <translation>Lektion be&amp;enden</translation>
    </message>
    <message>
        <source>End the lesson: your own server and all its settings come back as they were</source>
        <translation>Lektion beenden: Der eigene Server und alle Einstellungen kommen zurück, wie sie waren</translation>
    </message>
    <message>
        <source>&amp;Reset the Lesson</source>
        <translation>Lektion zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Begin again, on a fresh server and without what was measured</source>
        <translation>Neu beginnen, auf einem frischen Server und ohne das Gemessene</translation>
    </message>
    <message>
        <source>Read the &amp;File Again</source>
        <translation>&amp;Datei neu lesen</translation>
    </message>
    <message>
        <source>Read the lesson&apos;s file again and begin again at this step: for who writes it</source>
        <translation>Die Datei der Lektion neu lesen und bei diesem Schritt neu beginnen: für alle, die sie schreiben</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>What the lesson proves, of what was measured so far</source>
        <translation>Was die Lektion mit dem bisher Gemessenen belegt</translation>
    </message>
    <message>
        <source>Presenter&apos;s &amp;Notes</source>
        <translation>&amp;Notizen zum Vortrag</translation>
    </message>
    <message>
        <source>What helps who presents; hidden in presenter mode until asked for</source>
        <translation>Was beim Vortragen hilft; im Vortragsmodus verborgen, bis man danach fragt</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Run the step, then the next one: the key of a presenter&apos;s remote control</source>
        <translation>Den Schritt ausführen, dann den nächsten: die Taste einer Presenter-Fernbedienung</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The step before; what it measured stays</source>
        <translation>Der Schritt davor; was er gemessen hat, bleibt</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>Do what the step measures</source>
        <translation>Tun, was der Schritt misst</translation>
    </message>
    <message>
        <source>&amp;Stop the Step</source>
        <translation>Schri&amp;tt anhalten</translation>
    </message>
    <message>
        <source>Cut off what runs</source>
        <translation>Abbrechen, was läuft</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>The next step, also where this one has not run</source>
        <translation>Der nächste Schritt, auch wenn dieser nicht gelaufen ist</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <extracomment>What a lesson does now: %1 &quot;GET /users × 20&quot;, %2 and %3 numbers of actions.</extracomment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>The step did not run to its end: %1</source>
        <extracomment>%1 a sentence that says why.</extracomment>
        <translation>Der Schritt lief nicht zu Ende: %1</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>The step runs.</source>
        <translation>Der Schritt läuft.</translation>
    </message>
    <message>
        <source>No lesson is played.</source>
        <translation>Es läuft keine Lektion.</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>Dies ist der erste Schritt.</translation>
    </message>
    <message>
        <source>This step has nothing to run.</source>
        <translation>Dieser Schritt hat nichts auszuführen.</translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation>Nichts läuft.</translation>
    </message>
    <message>
        <source>This lesson checks nothing.</source>
        <translation>Diese Lektion prüft nichts.</translation>
    </message>
    <message>
        <source>R&amp;un Again</source>
        <translation>Erne&amp;ut ausführen</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Your server answers what is in flight, then the lesson&apos;s server starts…</source>
        <translation>Der eigene Server beantwortet noch die laufenden Anfragen, dann startet der Server der Lektion…</translation>
    </message>
    <message>
        <source>The lesson&apos;s server starts…</source>
        <translation>Der Server der Lektion startet…</translation>
    </message>
    <message>
        <source>It stops…</source>
        <translation>Er wird gestoppt…</translation>
    </message>
    <message>
        <source>Your own server comes back…</source>
        <translation>Der eigene Server kommt zurück…</translation>
    </message>
    <message>
        <source>&amp;Copy the Figures</source>
        <translation>Werte &amp;kopieren</translation>
    </message>
    <message>
        <source>What the step measured, as text for the clipboard</source>
        <translation>Was der Schritt gemessen hat, als Text für die Zwischenablage</translation>
    </message>
    <message>
        <source>This step has measured nothing yet.</source>
        <translation>Dieser Schritt hat noch nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>coroscope::LessonPlayerBar</name>
    <message>
        <source>Progress of the step</source>
        <translation>Fortschritt des Schritts</translation>
    </message>
</context>
<context>
    <name>coroscope::LessonShelfView</name>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>&amp;Look Again</source>
        <translation>Neu &amp;einlesen</translation>
    </message>
    <message>
        <source>Read the lessons&apos; files again: one may have changed</source>
        <translation>Die Dateien der Lektionen neu lesen: Eine kann sich geändert haben</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Each has a server of its own; your data stays as it is</source>
        <translation>Jede auf eigenem Server; die eigenen Daten bleiben</translation>
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>A column: how long a lesson takes.</extracomment>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Played</source>
        <extracomment>A column: whether a lesson was played to the end.</extracomment>
        <translation>Abgespielt</translation>
    </message>
    <message>
        <source>Your own, from %1</source>
        <extracomment>A group of lessons: %1 the name of a folder.</extracomment>
        <translation>Eigene, aus %1</translation>
    </message>
    <message>
        <source>Beyond the tutorial</source>
        <translation>Über das Tutorial hinaus</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 the number of a lesson, &quot;L1&quot;, %2 its title.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weiterer.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>The other lessons are here. Mend the file, then look again.</source>
        <extracomment>Stands below the sentences that say what is wrong with a lesson&apos;s file.</extracomment>
        <translation>Die anderen Lektionen sind da. Die Datei in Ordnung bringen, dann neu einlesen.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu einlesen</translation>
    </message>
</context>
<context>
    <name>coroscope::LessonsPane</name>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Play the &amp;First Lesson</source>
        <translation>&amp;Erste Lektion abspielen</translation>
    </message>
    <message>
        <source>On a server of its own: your data stays as it is</source>
        <translation>Auf einem eigenen Server: Die vorhandenen Daten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>The lesson goes on as it was read before. %1</source>
        <extracomment>%1 what is wrong with the lesson&apos;s file, a sentence.</extracomment>
        <translation>Die Lektion läuft weiter, wie sie vorher gelesen wurde. %1</translation>
    </message>
    <message>
        <source>The lesson could not begin: %1 Your own server and settings are as they were.</source>
        <extracomment>%1 a sentence that says why.</extracomment>
        <translation>Die Lektion konnte nicht beginnen: %1 Der eigene Server und die Einstellungen sind, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>coroscope::LiveControls</name>
    <message>
        <source>&amp;Follow the Newest</source>
        <translation>&amp;Neuestem folgen</translation>
    </message>
    <message>
        <source>Keep the newest row in sight (End)</source>
        <translation>Die neueste Zeile sichtbar halten (Ende)</translation>
    </message>
    <message>
        <source>&amp;Pause the List</source>
        <translation>&amp;Liste anhalten</translation>
    </message>
    <message>
        <source>Let the list stand still while more goes on (Space)</source>
        <translation>Liste anhalten, während es weitergeht (Leertaste)</translation>
    </message>
    <message>
        <source>C&amp;lear the List</source>
        <translation>Liste l&amp;eeren</translation>
    </message>
    <message>
        <source>Remove all rows from the list; Ctrl+Z brings them back</source>
        <translation>Alle Zeilen aus der Liste entfernen; Strg+Z holt sie zurück</translation>
    </message>
    <message>
        <source>P&amp;in Rows on Top</source>
        <translation>Zeilen oben &amp;anheften</translation>
    </message>
    <message>
        <source>Keep the selected rows in sight on top of the list (P)</source>
        <translation>Ausgewählte Zeilen oben in der Liste sichtbar halten (P)</translation>
    </message>
    <message numerus="yes">
        <source>Only %n row(s) can be pinned. Unpin some first.</source>
        <translation>
            <numerusform>Nur %n Zeile lässt sich anheften. Zuerst welche lösen.</numerusform>
            <numerusform>Nur %n Zeilen lassen sich anheften. Zuerst welche lösen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cop&amp;y Rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows as text, cells separated by tabs</source>
        <translation>Ausgewählte Zeilen als Text kopieren, Zellen durch Tabs getrennt</translation>
    </message>
    <message>
        <source>Export as CS&amp;V…</source>
        <translation>Als CS&amp;V exportieren…</translation>
    </message>
    <message>
        <source>Write the selected rows, or all that are shown, into a file for spreadsheets</source>
        <translation>Ausgewählte oder alle gezeigten Zeilen in eine Datei für Tabellenkalkulationen schreiben</translation>
    </message>
    <message>
        <source>&amp;Unpin All</source>
        <translation>Alle lö&amp;sen</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>Unp&amp;in Rows</source>
        <translation>&amp;Zeilen lösen</translation>
    </message>
    <message>
        <source>The list is paused while %1 are selected. Space lets it go on.</source>
        <extracomment>%1 &quot;100,000 requests&quot;</extracomment>
        <translation>Die Liste ist angehalten, solange %1 ausgewählt sind. Leertaste setzt sie fort.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Clear the list of %1</source>
        <translation>Leeren der Liste: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The cleared rows cannot come back: newer ones have taken all of the room.</source>
        <translation>Die entfernten Zeilen können nicht zurückkommen: Neuere brauchen den ganzen Platz.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>Save as Text</source>
        <translation>Als Text speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben…</translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation>Erneut exportieren…</translation>
    </message>
    <message>
        <source>The export was canceled; nothing was written.</source>
        <translation>Der Export wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>coroscope::LiveTable</name>
    <message>
        <source>&amp;Reset Columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Order of &amp;arrival</source>
        <translation>Reihenfolge der &amp;Ankunft</translation>
    </message>
</context>
<context>
    <name>coroscope::LiveTableModel</name>
    <message>
        <source>%1 (ms)</source>
        <extracomment>Header of a column in an exported table: %1 is its name, what is in brackets the unit.</extracomment>
        <translation>%1 (ms)</translation>
    </message>
    <message>
        <source>%1 (bytes)</source>
        <extracomment>Header of a column in an exported table: %1 is its name, what is in brackets the unit.</extracomment>
        <translation>%1 (Bytes)</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadCharts</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>In flight</source>
        <extracomment>A chart of how many requests are under way; its unit.</extracomment>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>req.</source>
        <translation>Anfr.</translation>
    </message>
    <message>
        <source>The load run over its seconds</source>
        <translation>Der Lastlauf Sekunde für Sekunde</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p50 uncorrected</source>
        <translation>p50 unkorrigiert</translation>
    </message>
    <message>
        <source>p99 uncorrected</source>
        <translation>p99 unkorrigiert</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>backlog</source>
        <extracomment>Requests that were due and are not sent yet.</extracomment>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>measured from here</source>
        <extracomment>A mark in the charts of a load run.</extracomment>
        <translation>ab hier gemessen</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadCompareView</name>
    <message>
        <source>Differences between both</source>
        <translation>Unterschiede zwischen beiden</translation>
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation>Latenz nach Perzentil</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>The second becomes the first, against which it is compared</source>
        <translation>Der zweite wird der erste, mit dem verglichen wird</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation>Latenz auf logarithmischer Skala</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save the differences as a table, or the curves as a picture</source>
        <translation>Unterschiede als Tabelle oder Kurven als Bild speichern</translation>
    </message>
    <message>
        <source>Differences as &amp;CSV…</source>
        <translation>Unterschiede als &amp;CSV…</translation>
    </message>
    <message>
        <source>Curves as a &amp;picture (PNG)…</source>
        <translation>Kurven als &amp;Bild (PNG)…</translation>
    </message>
    <message>
        <source>Curves as a &amp;drawing (SVG)…</source>
        <translation>Kurven als &amp;Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Timeline of the first</source>
        <translation>Zeitleiste des ersten</translation>
    </message>
    <message>
        <source>Timeline of the second</source>
        <translation>Zeitleiste des zweiten</translation>
    </message>
    <message>
        <source>Shows its requests as lanes, and what the loops did meanwhile, as long as the recording keeps them</source>
        <translation>Zeigt seine Anfragen als Bahnen und was die Loops unterdessen taten, solange die Aufzeichnung sie aufbewahrt</translation>
    </message>
    <message>
        <source>%1, uncorrected</source>
        <extracomment>A curve: %1 the name of a run.</extracomment>
        <translation>%1, unkorrigiert</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <extracomment>A button: %1 &quot;Run 3&quot;, or a side of a race: &quot;async&quot;.</extracomment>
        <translation>Zeitleiste von %1</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadForm</name>
    <message>
        <source>Start load run</source>
        <translation>Lastlauf starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>/async-endpoint?delay_ms=20 or http://127.0.0.1:9000/</source>
        <translation>/async-endpoint?delay_ms=20 oder http://127.0.0.1:9000/</translation>
    </message>
    <message>
        <source>Address of the load run</source>
        <translation>Adresse des Lastlaufs</translation>
    </message>
    <message>
        <source>A URL (http), or a path alone for the server of this window</source>
        <translation>Eine URL (http) oder nur ein Pfad für den Server dieses Fensters</translation>
    </message>
    <message>
        <source>Send neither header fields nor body</source>
        <translation>Weder Header-Felder noch Body senden</translation>
    </message>
    <message>
        <source>Closed: as fast as it answers</source>
        <extracomment>Kinds of load.</extracomment>
        <translation>Geschlossen: so schnell er antwortet</translation>
    </message>
    <message>
        <source>Open: at a constant rate</source>
        <translation>Offen: mit konstanter Rate</translation>
    </message>
    <message>
        <source>/s</source>
        <extracomment>Behind a number: so many a second.</extracomment>
        <translation>/s</translation>
    </message>
    <message>
        <source>for a time</source>
        <translation>für eine Zeit</translation>
    </message>
    <message>
        <source>for a number of requests</source>
        <translation>für eine Zahl von Anfragen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Start the load run (Ctrl+Enter)</source>
        <translation>Lastlauf starten (Strg+Enter)</translation>
    </message>
    <message>
        <source>Stop the load run; what was measured so far is shown (Esc)</source>
        <translation>Lastlauf anhalten; das bisher Gemessene wird gezeigt (Esc)</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Closed: each connection sends its next request when it has the answer to the last one, so a slow server gets less load. Open: requests are due at fixed times, as from people who know nothing of one another; latency counts from when they were due, so that a stall is not left out (no coordinated omission).</source>
        <translation>Geschlossen: Jede Verbindung sendet die nächste Anfrage, wenn sie die Antwort auf die letzte hat; ein langsamer Server bekommt also weniger Last. Offen: Anfragen sind zu festen Zeiten fällig, wie von Menschen, die nichts voneinander wissen; die Latenz zählt ab der Fälligkeit, sodass ein Stillstand nicht herausfällt (keine Coordinated Omission).</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Requests a second over all connections, at most %1</source>
        <translation>Anfragen pro Sekunde über alle Verbindungen, höchstens %1</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>So many are kept alive and are at work at once, at most %1. Of an open load: more than the rate needs, else requests wait here instead of at the server.</source>
        <translation>So viele bleiben offen und arbeiten gleichzeitig, höchstens %1. Bei offener Last: mehr, als die Rate braucht, sonst warten Anfragen hier statt am Server.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>What ends the measured part</source>
        <translation>Was den gemessenen Teil beendet</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>At most an hour</source>
        <translation>Höchstens eine Stunde</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>At most %1; after an hour it ends anyway</source>
        <translation>Höchstens %1; nach einer Stunde endet er ohnehin</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmphase</translation>
    </message>
    <message>
        <source>Before that, so long, the same load is sent and not counted: caches fill, connections open. 0: none</source>
        <translation>Davor wird so lange dieselbe Last gesendet und nicht gezählt: Caches füllen sich, Verbindungen öffnen sich. 0: keine</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>For one request, at most an hour</source>
        <translation>Für eine Anfrage, höchstens eine Stunde</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Of the generator, at most %1. One makes many thousands of requests a second; more take cores away from the server</source>
        <translation>Des Generators, höchstens %1. Einer schafft viele tausend Anfragen pro Sekunde; mehr nehmen dem Server Kerne weg</translation>
    </message>
    <message numerus="yes">
        <source>%n header field(s)</source>
        <translation>
            <numerusform>%n Header-Feld</numerusform>
            <numerusform>%n Header-Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>a body of %1</source>
        <translation>ein Body von %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <extracomment>%1 &quot;3 header fields, a body of 12 B&quot;: what a request has besides its address.</extracomment>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>Load runs speak http and https, and this address is %1.</source>
        <translation>Lastläufe sprechen http und https, und diese Adresse ist %1.</translation>
    </message>
    <message>
        <source>Type an address, or choose “Load run” at a route or a request.</source>
        <translation>Eine Adresse eingeben oder bei einer Route oder Anfrage „Lastlauf“ wählen.</translation>
    </message>
    <message>
        <source>Each is sent as often as the others: the first, the second and so on, then the first again.</source>
        <translation>Jede wird so oft gesendet wie die anderen: die erste, die zweite und so weiter, dann wieder die erste.</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadPane</name>
    <message>
        <source>Load runs</source>
        <translation>Lastläufe</translation>
    </message>
    <message>
        <source>Parts of the load runs</source>
        <translation>Teile der Lastläufe</translation>
    </message>
    <message>
        <source>Load run</source>
        <translation>Lastlauf</translation>
    </message>
    <message>
        <source>Show the Load Run</source>
        <translation>Lastlauf zeigen</translation>
    </message>
    <message>
        <source>Past runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Show the Past Load Runs</source>
        <translation>Frühere Lastläufe zeigen</translation>
    </message>
    <message>
        <source>Races</source>
        <translation>Rennen</translation>
    </message>
    <message>
        <source>Show the Races of Twins</source>
        <translation>Rennen der Zwillinge zeigen</translation>
    </message>
    <message>
        <source>No load run yet</source>
        <translation>Noch kein Lastlauf</translation>
    </message>
    <message>
        <source>Many requests, as fast as they are answered or at a constant rate, and what that does to latency. Type an address above, or choose “Load run” at a route or in the Sender.</source>
        <translation>Viele Anfragen, so schnell sie beantwortet werden oder mit konstanter Rate, und was das mit der Latenz macht. Oben eine Adresse eingeben oder bei einer Route oder im Sender „Lastlauf“ wählen.</translation>
    </message>
    <message>
        <source>Start load run</source>
        <translation>Lastlauf starten</translation>
    </message>
    <message>
        <source>&amp;Start the Load Run, or the Race</source>
        <translation>Lastlauf oder Rennen &amp;starten</translation>
    </message>
    <message>
        <source>Starts what the front page says (Ctrl+Enter)</source>
        <translation>Startet, was die vordere Seite sagt (Strg+Enter)</translation>
    </message>
    <message>
        <source>S&amp;top the Load Run, or the Race</source>
        <translation>Lastlauf oder Rennen &amp;anhalten</translation>
    </message>
    <message>
        <source>Stops what is on (Esc)</source>
        <translation>Hält an, was läuft (Esc)</translation>
    </message>
    <message>
        <source>&amp;Race the Twins</source>
        <translation>&amp;Zwillingsrennen starten</translation>
    </message>
    <message>
        <source>Races the pair that was chosen last: which answers more under the same load</source>
        <translation>Lässt das zuletzt gewählte Paar antreten: welches unter gleicher Last öfter antwortet</translation>
    </message>
    <message>
        <source>The server of this window is stopped.</source>
        <translation>Der Server dieses Fensters ist gestoppt.</translation>
    </message>
    <message>
        <source>Start it and the load run</source>
        <translation>Ihn und den Lastlauf starten</translation>
    </message>
    <message>
        <source>No load run and no race is on.</source>
        <translation>Kein Lastlauf und kein Rennen läuft.</translation>
    </message>
    <message>
        <source>A load run, or a race, is on.</source>
        <translation>Ein Lastlauf oder ein Rennen läuft.</translation>
    </message>
    <message>
        <source>Send load to %1</source>
        <extracomment>A button: %1 the name of another machine, or of several.</extracomment>
        <translation>Last an %1 senden</translation>
    </message>
    <message>
        <source>%1 has ended: %2/s, 99 % within %3.</source>
        <extracomment>%1 &quot;Run 3: GET /json&quot;, %2 a rate, %3 a duration.</extracomment>
        <translation>%1 ist zu Ende: %2/s, 99 % innerhalb von %3.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the Load Run over Time</source>
        <translation>Lastlauf im Zeitverlauf zeigen</translation>
    </message>
    <message>
        <source>Show the Percentiles of the Load Run</source>
        <translation>Perzentile des Lastlaufs zeigen</translation>
    </message>
    <message>
        <source>Show the Histogram of the Load Run</source>
        <translation>Histogramm des Lastlaufs zeigen</translation>
    </message>
    <message>
        <source>Show All Figures of the Load Run</source>
        <translation>Alle Werte des Lastlaufs zeigen</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadRequestList</name>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Takes the current request out of the list (Delete)</source>
        <translation>Nimmt die aktuelle Anfrage aus der Liste (Entf)</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Sends the current request alone</source>
        <translation>Sendet nur die aktuelle Anfrage</translation>
    </message>
    <message>
        <source>Requests that the load run sends in turn</source>
        <translation>Anfragen, die der Lastlauf im Wechsel sendet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in turn</source>
        <translation>
            <numerusform>%Ln Anfrage im Wechsel</numerusform>
            <numerusform>%Ln Anfragen im Wechsel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <extracomment>%1 &quot;3 requests in turn&quot;, %2 a server&apos;s host and port.</extracomment>
        <translation>%1, an %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln server(s)</source>
        <translation>
            <numerusform>%Ln Server</numerusform>
            <numerusform>%Ln Server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::LoadResultView</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>The figures of the charts as tables</source>
        <translation>Die Werte der Diagramme als Tabellen</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation>Latenz auf logarithmischer Skala</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save the result, or its charts, as a file</source>
        <translation>Ergebnis oder Diagramme als Datei speichern</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Copies the command that does the same run in a terminal</source>
        <translation>Kopiert den Befehl, der denselben Lauf im Terminal ausführt</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Does the same run once more</source>
        <translation>Führt denselben Lauf noch einmal aus</translation>
    </message>
    <message>
        <source>Show in Latency</source>
        <translation>In Latenz zeigen</translation>
    </message>
    <message>
        <source>Brings the Latency pane to the front, whose charts mark where the run began and ended: how the server saw it</source>
        <translation>Holt den Bereich Latenz nach vorn, dessen Diagramme Anfang und Ende des Laufs markieren: so sah ihn der Server</translation>
    </message>
    <message>
        <source>Show in Timeline</source>
        <translation>In Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Shows the requests of the run as lanes, and what the loops did meanwhile, as long as the recording keeps them</source>
        <translation>Zeigt die Anfragen des Laufs als Bahnen und was die Event-Loops dabei taten, solange die Aufzeichnung sie behält</translation>
    </message>
    <message>
        <source>Progress of the load run</source>
        <translation>Fortschritt des Lastlaufs</translation>
    </message>
    <message>
        <source>Parts of the result</source>
        <translation>Teile des Ergebnisses</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>Alle Werte</translation>
    </message>
    <message>
        <source>By request</source>
        <extracomment>A page of the result: what became of each of several requests.</extracomment>
        <translation>Nach Anfrage</translation>
    </message>
    <message>
        <source>Answers/s</source>
        <translation>Antworten/s</translation>
    </message>
    <message>
        <source>Whole responses a second, of whatever status</source>
        <translation>Vollständige Antworten pro Sekunde, gleich mit welchem Status</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the requests were answered within this time. Raw: not counting how long they waited here to be sent (uncorrected)</source>
        <translation>Die Hälfte der Anfragen wurde in dieser Zeit beantwortet. Roh: ohne die Zeit, die sie hier auf das Senden warteten (unkorrigiert)</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the requests were answered within this time. Raw: not counting how long they waited here to be sent (uncorrected)</source>
        <translation>99 % der Anfragen wurden in dieser Zeit beantwortet. Roh: ohne die Zeit, die sie hier auf das Senden warteten (unkorrigiert)</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>The slowest of all</source>
        <translation>Die langsamste von allen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Requests without an answer, and answers 4xx and 5xx</source>
        <translation>Anfragen ohne Antwort sowie Antworten 4xx und 5xx</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Requests under way at once; after the run: on average</source>
        <translation>Gleichzeitig laufende Anfragen; nach dem Lauf: im Mittel</translation>
    </message>
    <message>
        <source>The command that does the same run was copied.</source>
        <translation>Der Befehl für denselben Lauf wurde kopiert.</translation>
    </message>
    <message>
        <source>The load run over its seconds</source>
        <translation>Der Lastlauf Sekunde für Sekunde</translation>
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation>Latenz nach Perzentil</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>uncorrected</source>
        <translation>unkorrigiert</translation>
    </message>
    <message>
        <source>Requests by latency</source>
        <extracomment>A chart: how many of all requests took how long.</extracomment>
        <translation>Anfragen nach Latenz</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>All figures of the load run</source>
        <translation>Alle Werte des Lastlaufs</translation>
    </message>
    <message>
        <source>The requests of the load run</source>
        <translation>Die Anfragen des Lastlaufs</translation>
    </message>
    <message>
        <source>Result as &amp;JSON…</source>
        <translation>Ergebnis als &amp;JSON…</translation>
    </message>
    <message>
        <source>Intervals as &amp;CSV…</source>
        <translation>Intervalle als &amp;CSV…</translation>
    </message>
    <message>
        <source>P&amp;ercentiles as CSV…</source>
        <translation>P&amp;erzentile als CSV…</translation>
    </message>
    <message>
        <source>Percentiles as &amp;HdrHistogram text…</source>
        <translation>Perzentile als &amp;HdrHistogram-Text…</translation>
    </message>
    <message>
        <source>Charts as a &amp;picture (PNG)…</source>
        <translation>Diagramme als &amp;Bild (PNG)…</translation>
    </message>
    <message>
        <source>Charts as a &amp;drawing (SVG)…</source>
        <translation>Diagramme als &amp;Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>C&amp;opy the percentiles as CSV</source>
        <translation>Perzentile als CSV &amp;kopieren</translation>
    </message>
    <message>
        <source>The command line sends one request; this run sends several in turn</source>
        <translation>Die Befehlszeile sendet nur eine Anfrage; dieser Lauf sendet mehrere reihum</translation>
    </message>
    <message>
        <source>%1: %2 answers (%3)</source>
        <extracomment>%1 &quot;Measuring&quot;, %2 a number, %3 &quot;10 at once, 5 s&quot;.</extracomment>
        <translation>%1: %2 Antworten (%3)</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>raw %1</source>
        <translation>roh %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 wait to be sent</source>
        <translation>%1 warten auf das Senden</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>A load run: %1 its name, %2 &quot;10 at once, 5 s&quot;, %3 a time of day.</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message numerus="yes">
        <source>of %n only</source>
        <translation>
            <numerusform>von nur %n</numerusform>
            <numerusform>von nur %n</numerusform>
        </translation>
    </message>
    <message>
        <source>on average</source>
        <translation>im Mittel</translation>
    </message>
    <message>
        <source>It was stopped before its end; this is what was measured until then.</source>
        <translation>Vor dem Ende angehalten; dies wurde bis dahin gemessen.</translation>
    </message>
    <message>
        <source>The requests are not told apart: that is done for up to %1 of them.</source>
        <extracomment>%1 a number.</extracomment>
        <translation>Die Anfragen werden nicht unterschieden: Das geht nur bis zu %1.</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Corrected counts from when a request was due, uncorrected from when it was sent: the gap is what people wait for and a closed load hides.</source>
        <translation>Korrigiert zählt ab dem geplanten, unkorrigiert ab dem tatsächlichen Senden: Der Abstand ist das, worauf Menschen warten und was eine geschlossene Last verbirgt.</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadRunsModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a side of a race (&quot;async&quot;), %2 a request.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Answers/s</source>
        <translation>Antworten/s</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>coroscope::LoadRunsView</name>
    <message numerus="yes">
        <source>Remove %n Load Run(s)</source>
        <translation>
            <numerusform>%n Lastlauf entfernen</numerusform>
            <numerusform>%n Lastläufe entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Load runs of this session</source>
        <translation>Lastläufe dieser Sitzung</translation>
    </message>
    <message>
        <source>No load run yet</source>
        <translation>Noch kein Lastlauf</translation>
    </message>
    <message>
        <source>Each run of this session is kept here, to be looked at again and compared with another.</source>
        <translation>Jeder Lauf dieser Sitzung bleibt hier, zum Ansehen und Vergleichen.</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Lastlauf starten</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Select one run to see it, or two to compare them.</source>
        <translation>Einen Lauf auswählen, um ihn zu sehen, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Load runs</source>
        <translation>Lastläufe</translation>
    </message>
    <message>
        <source>&amp;Compare the Last Two Runs</source>
        <translation>Die letzten beiden Läufe &amp;vergleichen</translation>
    </message>
    <message>
        <source>Selects the two newest runs, which are compared then; any two can be selected</source>
        <translation>Wählt die zwei neuesten Läufe aus, die dann verglichen werden; auswählbar sind zwei beliebige</translation>
    </message>
    <message>
        <source>Run A&amp;gain</source>
        <translation>Lauf &amp;wiederholen</translation>
    </message>
    <message>
        <source>Does the selected run once more</source>
        <translation>Führt den ausgewählten Lauf noch einmal aus</translation>
    </message>
    <message>
        <source>&amp;Remove the Runs</source>
        <translation>Läufe &amp;entfernen</translation>
    </message>
    <message>
        <source>Takes the selected runs out of the list (Delete); Undo brings them back</source>
        <translation>Nimmt die ausgewählten Läufe aus der Liste (Entf); Rückgängig holt sie zurück</translation>
    </message>
    <message>
        <source>Copy as C&amp;ommand</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>Copies the command that does the same run in a terminal</source>
        <translation>Kopiert den Befehl, der denselben Lauf im Terminal ausführt</translation>
    </message>
    <message>
        <source>&amp;Save the Runs as CSV…</source>
        <translation>Läufe als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>The list as a table for other programs</source>
        <translation>Die Liste als Tabelle für andere Programme</translation>
    </message>
    <message>
        <source>The newest %1 are kept, until the window is closed</source>
        <translation>Die neuesten %1 bleiben, bis das Fenster geschlossen wird</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::LoadSession</name>
    <message>
        <source>Load run %1</source>
        <extracomment>A mark in the charts: %1 the number of a load run. Its value follows behind a colon.</extracomment>
        <translation>Lastlauf %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 &quot;GET /json&quot;, %2 &quot;10 at once, 5 s&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Load run %1 ended</source>
        <extracomment>A mark in the charts.</extracomment>
        <translation>Lastlauf %1 beendet</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>So many answers a second.</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>it never began</source>
        <translation>er begann nie</translation>
    </message>
</context>
<context>
    <name>coroscope::LogModel</name>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Category, such as coroscope.http*</source>
        <translation>Kategorie, etwa coroscope.http*</translation>
    </message>
    <message>
        <source>Text of the line</source>
        <translation>Text der Zeile</translation>
    </message>
    <message>
        <source>Trace id of the request that it belongs to</source>
        <translation>Trace-ID der Anfrage, zu der die Zeile gehört</translation>
    </message>
    <message>
        <source>Trace id %1. Click, or press Enter, to open the request.</source>
        <translation>Trace-ID %1. Klick oder Enter öffnet die Anfrage.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Request</source>
        <extracomment>Column: the request that a line of the log belongs to.</extracomment>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>coroscope::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Pinned lines</source>
        <translation>Angeheftete Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln line(s).</source>
        <translation>
            <numerusform>%Ln Zeile entfernt.</numerusform>
            <numerusform>%Ln Zeilen entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln line(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%Ln Zeile nach %1 exportiert.</numerusform>
            <numerusform>%Ln Zeilen nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln line(s).</source>
        <translation>
            <numerusform>%Ln Zeile kopiert.</numerusform>
            <numerusform>%Ln Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save the Log…</source>
        <translation>Log &amp;speichern…</translation>
    </message>
    <message>
        <source>Write the selected lines, or all that are shown, into a text file</source>
        <translation>Die ausgewählten oder alle gezeigten Zeilen in eine Textdatei schreiben</translation>
    </message>
    <message>
        <source>Open the &amp;Request</source>
        <translation>&amp;Anfrage öffnen</translation>
    </message>
    <message>
        <source>Open the request that the line belongs to (Enter)</source>
        <translation>Die Anfrage öffnen, zu der die Zeile gehört (Enter)</translation>
    </message>
    <message>
        <source>Filter: gate  level&gt;=warning</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation>Filter: gate  level&gt;=warning</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>Copy &amp;Text</source>
        <translation>&amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy T&amp;race Id</source>
        <translation>T&amp;race-ID kopieren</translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation>Keine Zeile passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Zeile ist ausgeblendet.</numerusform>
            <numerusform>%Ln Zeilen sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation>Noch nichts im Log</translation>
    </message>
    <message>
        <source>Starts, stops, warnings and errors of the server appear here.</source>
        <translation>Hier erscheinen Starts, Stopps, Warnungen und Fehler des Servers.</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Pause, %n wartet</numerusform>
            <numerusform>Pause, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::MainWindow</name>
    <message>
        <source>Coroscope</source>
        <translation>Coroscope</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Load runs</source>
        <translation>Lastläufe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>The command line or the environment says how many.</source>
        <translation>Befehlszeile oder Umgebung legen die Zahl fest.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <extracomment>%1 what is taken back, such as &quot;enable GET /users&quot;.</extracomment>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <extracomment>%1 what is done again, such as &quot;enable GET /users&quot;.</extracomment>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Accounts and Keys…</source>
        <translation>&amp;Konten und Schlüssel…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>C&amp;ertificate</source>
        <translation>&amp;Zertifikat</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;First Steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>&amp;About Coroscope</source>
        <translation>Ü&amp;ber Coroscope</translation>
    </message>
    <message>
        <source>P&amp;ane</source>
        <translation>B&amp;ereich</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Anordnung</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>Vo&amp;llbild</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>What the window remembers could not be written to %1: %2. It is tried again.</source>
        <extracomment>%1 is a file, %2 the system&apos;s reason.</extracomment>
        <translation>Was das Fenster sich merkt, ließ sich nicht nach %1 schreiben: %2. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The window&apos;s settings were damaged or of a newer version. They are kept as %1.</source>
        <translation>Die Einstellungen des Fensters waren beschädigt oder von einer neueren Version. Sie sind als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>Coroscope – %1</source>
        <translation>Coroscope – %1</translation>
    </message>
    <message>
        <source>Use %1</source>
        <extracomment>A button: %1 is a port number.</extracomment>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1. Then the window closes. Close it again to stop at once.</source>
        <extracomment>%1 what a drain waits for: &quot;Draining 3 requests, at most 8 s more&quot;.</extracomment>
        <translation>%1. Dann schließt sich das Fenster. Noch einmal schließen stoppt sofort.</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Jetzt stoppen</translation>
    </message>
    <message>
        <source>About Coroscope</source>
        <translation>Über Coroscope</translation>
    </message>
    <message>
        <source>&lt;b&gt;Coroscope %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Coroscope %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>A workbench in which you see an async API run.

With Qt %1. Free software: GNU General Public License, version 3.</source>
        <translation>Eine Werkbank, in der man eine asynchrone API laufen sieht.

Mit Qt %1. Freie Software: GNU General Public License, Version 3.</translation>
    </message>
    <message>
        <source>Trace of the Selected Re&amp;quest…</source>
        <translation>Trace der ausgewählten An&amp;frage…</translation>
    </message>
    <message>
        <source>No request is selected.</source>
        <translation>Keine Anfrage ist ausgewählt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of the session stand in Requests now.</source>
        <translation>
            <numerusform>%Ln Anfrage der Sitzung steht jetzt im Bereich Anfragen.</numerusform>
            <numerusform>%Ln Anfragen der Sitzung stehen jetzt im Bereich Anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests shows only what has ended. This one had not when the session was saved.</source>
        <translation>Der Bereich Anfragen zeigt nur, was beendet ist. Diese lief noch, als die Sitzung gespeichert wurde.</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>This is the lesson&apos;s own server; your data is untouched.</source>
        <translation>Dies ist der eigene Server der Lektion; die vorhandenen Daten sind unberührt.</translation>
    </message>
    <message>
        <source>End lesson</source>
        <translation>Lektion beenden</translation>
    </message>
    <message>
        <source>slow motion</source>
        <translation>Zeitlupe</translation>
    </message>
    <message>
        <source>What was done before the lesson can no longer be undone, for the lesson has data of its own.</source>
        <translation>Was vor der Lektion getan wurde, lässt sich nicht mehr rückgängig machen, denn die Lektion hat eigene Daten.</translation>
    </message>
</context>
<context>
    <name>coroscope::MessageComposer</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Message to send</source>
        <translation>Zu sendende Nachricht</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Kind of message</source>
        <translation>Art der Nachricht</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Binary, in hexadecimal</source>
        <translation>Binär, hexadezimal</translation>
    </message>
    <message>
        <source>Binary, from a file</source>
        <translation>Binär, aus einer Datei</translation>
    </message>
    <message>
        <source>Indent the JSON</source>
        <translation>JSON einrücken</translation>
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation>Nachricht senden (Strg+Enter)</translation>
    </message>
    <message>
        <source>Send a ping, which the server answers with a pong</source>
        <translation>Einen Ping senden, den der Server mit einem Pong beantwortet</translation>
    </message>
    <message>
        <source>Code of the Close</source>
        <translation>Code des Close</translation>
    </message>
    <message>
        <source>Code of the Close: 1000 to 1003, 1007 to 1014, or 3000 to 4999</source>
        <translation>Code des Close: 1000 bis 1003, 1007 bis 1014 oder 3000 bis 4999</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason of the Close</source>
        <translation>Grund des Close</translation>
    </message>
    <message>
        <source>Goes with the code; at most 123 bytes</source>
        <translation>Gehört zum Code; höchstens 123 Bytes</translation>
    </message>
    <message>
        <source>Close the connection with that code and reason</source>
        <translation>Verbindung mit diesem Code und Grund schließen</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>Pfad der Datei</translation>
    </message>
    <message>
        <source>Path of a file</source>
        <translation>Pfad einer Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Datei:</translation>
    </message>
    <message>
        <source>File to send as a message</source>
        <translation>Datei, die als Nachricht gesendet wird</translation>
    </message>
    <message>
        <source>“%1” is no hexadecimal digit.</source>
        <extracomment>%1 a character.</extracomment>
        <translation>„%1“ ist keine Hexadezimalziffer.</translation>
    </message>
    <message>
        <source>A byte has two hexadecimal digits; the last one has only one.</source>
        <translation>Ein Byte hat zwei Hexadezimalziffern; das letzte hat nur eine.</translation>
    </message>
    <message>
        <source>The file is read when it is sent.</source>
        <translation>Die Datei wird beim Senden gelesen.</translation>
    </message>
    <message>
        <source>There is no such file that can be read.</source>
        <translation>Es gibt keine solche lesbare Datei.</translation>
    </message>
    <message>
        <source>%1 of text, which is checked when it is sent.</source>
        <extracomment>%1 a size. Of bytes that are written in hexadecimal.</extracomment>
        <translation>%1 Text, der beim Senden geprüft wird.</translation>
    </message>
    <message>
        <source>An empty message.</source>
        <translation>Eine leere Nachricht.</translation>
    </message>
    <message>
        <source>No JSON: line %1, column %2: %3</source>
        <translation>Kein JSON: Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>✓ JSON is valid · %1</source>
        <translation>✓ JSON ist gültig · %1</translation>
    </message>
    <message>
        <source>A Close has a code of 1000 to 1003, 1007 to 1014, or 3000 to 4999.</source>
        <translation>Ein Close hat einen Code von 1000 bis 1003, 1007 bis 1014 oder 3000 bis 4999.</translation>
    </message>
    <message>
        <source>The reason has %1 bytes; at most %2 can be sent.</source>
        <translation>Der Grund hat %1 Bytes; höchstens %2 lassen sich senden.</translation>
    </message>
</context>
<context>
    <name>coroscope::MessageModel</name>
    <message>
        <source>Sent</source>
        <extracomment>A message of a WebSocket: which way it went.</extracomment>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>Kinds of messages and frames of a WebSocket.</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Pong</source>
        <translation>Pong</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>Kind of the message</source>
        <translation>Art der Nachricht</translation>
    </message>
    <message>
        <source>Which way it went</source>
        <translation>Richtung der Nachricht</translation>
    </message>
    <message>
        <source>Size of the message</source>
        <translation>Größe der Nachricht</translation>
    </message>
    <message>
        <source>Code of a Close</source>
        <translation>Code eines Close</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the code and name of a Close, %2 the reason that came with it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connected</source>
        <extracomment>The handshake of a WebSocket is done.</extracomment>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connected, subprotocol %1</source>
        <translation>Verbunden, Subprotokoll %1</translation>
    </message>
    <message>
        <source>%1 · %2 after the ping</source>
        <extracomment>%1 what a pong says, %2 how long after its ping it came.</extracomment>
        <translation>%1 · %2 nach dem Ping</translation>
    </message>
    <message>
        <source>Size (bytes)</source>
        <extracomment>Column in a file.</extracomment>
        <translation>Größe (Bytes)</translation>
    </message>
    <message numerus="yes">
        <source>In %n fragments</source>
        <translation>
            <numerusform>In %n Fragment</numerusform>
            <numerusform>In %n Fragmenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Since the connection began</source>
        <translation>Seit Beginn der Verbindung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Direction</source>
        <extracomment>Column: which way a message went.</extracomment>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>coroscope::MessagesView</name>
    <message>
        <source>Messages of the WebSocket</source>
        <translation>Nachrichten des WebSockets</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Die Nachricht</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Which messages are shown</source>
        <translation>Welche Nachrichten gezeigt werden</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Which messages of a WebSocket are shown.</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Messages</source>
        <extracomment>Text and binary, without the control frames of the protocol.</extracomment>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Control</source>
        <extracomment>Pings, pongs and closes.</extracomment>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>All, one direction, text and binary messages, or pings, pongs and closes</source>
        <translation>Alle, eine Richtung, Text- und Binärnachrichten oder Pings, Pongs und Closes</translation>
    </message>
    <message>
        <source>Filter: hello  kind:text</source>
        <extracomment>A placeholder with two examples; the words before the colon are not translated.</extracomment>
        <translation>Filter: hello  kind:text</translation>
    </message>
    <message>
        <source>Filter the messages</source>
        <translation>Nachrichten filtern</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Noch keine Nachricht</translation>
    </message>
    <message>
        <source>Each message appears here as soon as it has come or gone.</source>
        <translation>Jede Nachricht erscheint hier, sobald sie gekommen oder gegangen ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln message(s).</source>
        <translation>
            <numerusform>%Ln Nachricht entfernt.</numerusform>
            <numerusform>%Ln Nachrichten entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln message(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%Ln Nachricht nach %1 exportiert.</numerusform>
            <numerusform>%Ln Nachrichten nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln message(s).</source>
        <translation>
            <numerusform>%Ln Nachricht kopiert.</numerusform>
            <numerusform>%Ln Nachrichten kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save as JSON Lines…</source>
        <translation>Als JSON-Zeilen &amp;speichern…</translation>
    </message>
    <message>
        <source>Write the selected messages, or all that are shown, one JSON object a line</source>
        <translation>Die ausgewählten oder alle gezeigten Nachrichten schreiben, ein JSON-Objekt pro Zeile</translation>
    </message>
    <message>
        <source>Save as JSON Lines</source>
        <translation>Als JSON-Zeilen speichern</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON Lines</source>
        <translation>Als &amp;JSON-Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected messages, or all that are shown, one JSON object a line</source>
        <translation>Die ausgewählten oder alle gezeigten Nachrichten kopieren, ein JSON-Objekt pro Zeile</translation>
    </message>
    <message>
        <source>&amp;Copy Message</source>
        <translation>Nachricht &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy what the message says; of a binary one its bytes in hexadecimal</source>
        <translation>Kopieren, was die Nachricht sagt; bei einer binären die Bytes hexadezimal</translation>
    </message>
    <message>
        <source>Send A&amp;gain</source>
        <translation>&amp;Erneut senden</translation>
    </message>
    <message>
        <source>Send the selected message once more (R)</source>
        <translation>Die ausgewählte Nachricht noch einmal senden (R)</translation>
    </message>
    <message>
        <source>&amp;Edit and Send…</source>
        <translation>&amp;Bearbeiten und senden…</translation>
    </message>
    <message>
        <source>WebSocket: %1</source>
        <translation>WebSocket: %1</translation>
    </message>
    <message>
        <source>No message fits</source>
        <translation>Keine Nachricht passt</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are hidden.</source>
        <translation>
            <numerusform>%n Nachricht ist ausgeblendet.</numerusform>
            <numerusform>%n Nachrichten sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Pause, %n wartet</numerusform>
            <numerusform>Pause, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older one(s) dropped</source>
        <extracomment>How many messages are not kept, since there was no room for them.</extracomment>
        <translation>
            <numerusform>%Ln ältere verworfen</numerusform>
            <numerusform>%Ln ältere verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>The message is too large to be edited: of its kind, at most %1 are.</source>
        <extracomment>%1 a size.</extracomment>
        <translation>Die Nachricht ist zu groß zum Bearbeiten: Bei dieser Art geht das bis %1.</translation>
    </message>
    <message>
        <source>Put the selected message where the next one is written</source>
        <translation>Die ausgewählte Nachricht dorthin setzen, wo die nächste geschrieben wird</translation>
    </message>
    <message>
        <source>Save as &amp;Text…</source>
        <translation>Als &amp;Text speichern…</translation>
    </message>
</context>
<context>
    <name>coroscope::MonitorModel</name>
    <message>
        <source>Command, such as GET</source>
        <translation>Befehl, etwa GET</translation>
    </message>
    <message>
        <source>Key, such as user:*</source>
        <translation>Schlüssel, etwa user:*</translation>
    </message>
    <message>
        <source>Arguments behind the key</source>
        <translation>Argumente nach dem Schlüssel</translation>
    </message>
    <message>
        <source>Who sent it</source>
        <translation>Wer ihn gesendet hat</translation>
    </message>
    <message>
        <source>Number of the database</source>
        <translation>Nummer der Datenbank</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>coroscope::MonitorView</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Pinned commands</source>
        <translation>Angeheftete Befehle</translation>
    </message>
    <message>
        <source>Cache commands</source>
        <translation>Cache-Befehle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln Befehl</numerusform>
            <numerusform>%Ln Befehle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln command(s).</source>
        <translation>
            <numerusform>%Ln Befehl entfernt.</numerusform>
            <numerusform>%Ln Befehle entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln command(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%Ln Befehl nach %1 exportiert.</numerusform>
            <numerusform>%Ln Befehle nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln command(s).</source>
        <translation>
            <numerusform>%Ln Befehl kopiert.</numerusform>
            <numerusform>%Ln Befehle kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Watch Commands</source>
        <translation>Befehle be&amp;obachten</translation>
    </message>
    <message>
        <source>Show each command that the store is told (MONITOR). On a busy Redis that costs up to half of its speed, so it is off unless you switch it on.</source>
        <translation>Jeden Befehl zeigen, den der Datenspeicher bekommt (MONITOR). Ein stark genutztes Redis wird dadurch bis zur Hälfte langsamer; darum ist es aus, bis man es einschaltet.</translation>
    </message>
    <message>
        <source>Open the &amp;Key of the Command</source>
        <translation>&amp;Schlüssel des Befehls öffnen</translation>
    </message>
    <message>
        <source>Show the key in the tab Keys (Enter)</source>
        <translation>Den Schlüssel im Tab Schlüssel zeigen (Enter)</translation>
    </message>
    <message>
        <source>Filter: user  cmd:GET</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation>Filter: user  cmd:GET</translation>
    </message>
    <message>
        <source>Filter the commands</source>
        <translation>Befehle filtern</translation>
    </message>
    <message>
        <source>The commands are not seen now: %1. It is tried again.</source>
        <extracomment>%1 why.</extracomment>
        <translation>Die Befehle sind gerade nicht zu sehen: %1. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Copy redis-cli &amp;Command</source>
        <translation>redis-&amp;cli-Befehl kopieren</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>There are no commands.</source>
        <translation>Es gibt keine Befehle.</translation>
    </message>
    <message>
        <source>No command matches the filter</source>
        <translation>Kein Befehl passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Befehl ist ausgeblendet.</numerusform>
            <numerusform>%Ln Befehle sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No command yet</source>
        <translation>Noch kein Befehl</translation>
    </message>
    <message>
        <source>Whatever the store is told from now on appears here.</source>
        <translation>Was der Datenspeicher von jetzt an bekommt, erscheint hier.</translation>
    </message>
    <message>
        <source>Commands are not watched</source>
        <translation>Befehle werden nicht beobachtet</translation>
    </message>
    <message>
        <source>While they are, each command that the memory store is told appears here.</source>
        <translation>Beim Beobachten erscheint hier jeder Befehl, den der Datenspeicher im Arbeitsspeicher bekommt.</translation>
    </message>
    <message>
        <source>While they are, each command that Redis is told appears here, by whoever. On a busy Redis that costs up to half of its speed.</source>
        <translation>Beim Beobachten erscheint hier jeder Befehl, den Redis bekommt, gleich von wem. Ein stark genutztes Redis wird dadurch bis zur Hälfte langsamer.</translation>
    </message>
    <message>
        <source>Watch commands</source>
        <translation>Befehle beobachten</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln waiting</source>
        <translation>
            <numerusform>Pause, %Ln wartet</numerusform>
            <numerusform>Pause, %Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2 not shown</source>
        <extracomment>%1 &quot;1,200 commands&quot;, %2 a number of them that came too fast to be shown.</extracomment>
        <translation>%1, %2 nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>coroscope::NearMissView</name>
    <message>
        <source>No route comes near</source>
        <translation>Keine Route ist ähnlich</translation>
    </message>
    <message numerus="yes">
        <source>This server declares %n route(s), and none is like %1.</source>
        <translation>
            <numerusform>Dieser Server deklariert %n Route, und sie ähnelt %1 nicht.</numerusform>
            <numerusform>Dieser Server deklariert %n Routen, und keine ähnelt %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why no route took this method</source>
        <translation>Warum keine Route diese Methode annahm</translation>
    </message>
    <message>
        <source>Why no route took it</source>
        <translation>Warum keine Route sie annahm</translation>
    </message>
    <message>
        <source>Enable</source>
        <extracomment>%1 a route, &quot;GET /users&quot;: for screen readers.</extracomment>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>Open in Sender</source>
        <translation>Im Sender öffnen</translation>
    </message>
    <message>
        <source>Open %1 in the Sender</source>
        <extracomment>%1 a route, &quot;GET /users&quot;: for screen readers.</extracomment>
        <translation>%1 im Sender öffnen</translation>
    </message>
    <message>
        <source>It is disabled.</source>
        <translation>Sie ist deaktiviert.</translation>
    </message>
    <message>
        <source>It would take this request now: it was disabled when the request came.</source>
        <translation>Jetzt nähme sie diese Anfrage an: Sie war deaktiviert, als die Anfrage kam.</translation>
    </message>
    <message>
        <source>Its path fits, but %1 is taken before it: what is given as it is wins over a parameter.</source>
        <extracomment>%1 the path of a route.</extracomment>
        <translation>Ihr Pfad passt, aber %1 hat Vorrang: Fester Text geht vor Parametern.</translation>
    </message>
    <message>
        <source>It answers to every method but TRACE and CONNECT, not to %1.</source>
        <extracomment>%1 an HTTP method.</extracomment>
        <translation>Sie antwortet auf jede Methode außer TRACE und CONNECT, nicht auf %1.</translation>
    </message>
    <message>
        <source>This path answers to %2, not to %1.</source>
        <extracomment>%1 an HTTP method, %2 a list of methods.</extracomment>
        <translation>Dieser Pfad antwortet auf %2, nicht auf %1.</translation>
    </message>
    <message>
        <source>Segment %1 is “%2”. Did you mean “%3”?</source>
        <extracomment>%1 the number of a part of a path, %2 and %3 such parts.</extracomment>
        <translation>Segment %1 ist „%2“. War „%3“ gemeint?</translation>
    </message>
    <message>
        <source>Segment %1 is “%2”, not “%3”.</source>
        <extracomment>%1 the number of a part of a path, %2 and %3 such parts.</extracomment>
        <translation>Segment %1 ist „%2“, nicht „%3“.</translation>
    </message>
    <message>
        <source>Segment %1 is “%2”. Upper and lower case count: did you mean “%3”?</source>
        <extracomment>%1 the number of a part of a path, %2 and %3 such parts.</extracomment>
        <translation>Segment %1 ist „%2“. Groß- und Kleinschreibung zählen: War „%3“ gemeint?</translation>
    </message>
    <message>
        <source>The path lacks “%1” at its start.</source>
        <extracomment>%1 a part of a path.</extracomment>
        <translation>Dem Pfad fehlt „%1“ am Anfang.</translation>
    </message>
    <message>
        <source>The path lacks “%1” behind segment %2.</source>
        <extracomment>%1 a part of a path, %2 the number of such a part.</extracomment>
        <translation>Dem Pfad fehlt „%1“ nach Segment %2.</translation>
    </message>
    <message>
        <source>There is a slash too many: segment %1 is empty.</source>
        <extracomment>%1 the number of a part of a path.</extracomment>
        <translation>Ein Schrägstrich zu viel: Segment %1 ist leer.</translation>
    </message>
    <message>
        <source>Segment %1, “%2”, is too many.</source>
        <extracomment>%1 the number of a part of a path, %2 that part.</extracomment>
        <translation>Segment %1, „%2“, ist zu viel.</translation>
    </message>
    <message>
        <source>Segment %1 is empty, because two slashes follow each other; “%2” is declared there.</source>
        <extracomment>%1 the number of a part of a path, %2 what is declared there.</extracomment>
        <translation>Segment %1 ist leer, weil zwei Schrägstriche aufeinander folgen; deklariert ist dort „%2“.</translation>
    </message>
    <message>
        <source>%2F is data and separates no segments. Write the slash as it is.</source>
        <translation>%2F gehört zu den Daten und trennt keine Segmente. Den Schrägstrich als solchen schreiben.</translation>
    </message>
    <message>
        <source>The parameter %1 does not take “%2”</source>
        <extracomment>%1 a parameter, %2 the value that it was given.</extracomment>
        <translation>Der Parameter %1 nimmt „%2“ nicht an</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 &quot;The parameter … does not take …&quot;, %2 why.</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>it must be an integer</source>
        <translation>nötig ist eine ganze Zahl</translation>
    </message>
    <message>
        <source>it must be a number</source>
        <translation>nötig ist eine Zahl</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>nötig ist true oder false</translation>
    </message>
    <message>
        <source>it must be at least %1</source>
        <translation>es muss mindestens %1 sein</translation>
    </message>
    <message>
        <source>it must be at most %1</source>
        <translation>es darf höchstens %1 sein</translation>
    </message>
    <message numerus="yes">
        <source>it must have at least %n character(s)</source>
        <translation>
            <numerusform>nötig ist mindestens %n Zeichen</numerusform>
            <numerusform>nötig sind mindestens %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it must have at most %n character(s)</source>
        <translation>
            <numerusform>erlaubt ist höchstens %n Zeichen</numerusform>
            <numerusform>erlaubt sind höchstens %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>it must match the pattern %1</source>
        <translation>es muss zum Muster %1 passen</translation>
    </message>
    <message>
        <source>it must be one of %1</source>
        <extracomment>%1 a list of words.</extracomment>
        <translation>erlaubt ist nur eines von %1</translation>
    </message>
    <message>
        <source>The host “%1” is allowed now</source>
        <extracomment>%1 the name of a host.</extracomment>
        <translation>Der Host „%1“ ist jetzt erlaubt</translation>
    </message>
    <message>
        <source>The request names no host</source>
        <translation>Die Anfrage nennt keinen Host</translation>
    </message>
    <message>
        <source>The host “%1” is not allowed</source>
        <translation>Der Host „%1“ ist nicht erlaubt</translation>
    </message>
    <message>
        <source>The server answers only to names that it knows. Otherwise a web page could have a name of its own lead to this machine (DNS rebinding) and reach the server through your browser.</source>
        <translation>Der Server antwortet nur auf Namen, die er kennt. Sonst könnte eine Webseite einen eigenen Namen auf diesen Rechner zeigen lassen (DNS-Rebinding) und den Server über Ihren Browser erreichen.</translation>
    </message>
    <message>
        <source>Allowed: %1, and every loopback address.</source>
        <extracomment>%1 a list of host names.</extracomment>
        <translation>Erlaubt: %1 und jede Loopback-Adresse.</translation>
    </message>
    <message>
        <source>Send Again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Send the request again</source>
        <translation>Die Anfrage erneut senden</translation>
    </message>
    <message>
        <source>Allow This Host</source>
        <translation>Diesen Host erlauben</translation>
    </message>
    <message>
        <source>Allow the host %1</source>
        <extracomment>%1 the name of a host: for screen readers.</extracomment>
        <translation>Den Host %1 erlauben</translation>
    </message>
    <message>
        <source>“%1” cannot be allowed: --allow-host %2.</source>
        <extracomment>%1 what stood in the Host field, %2 &quot;takes …&quot;: what is allowed there.</extracomment>
        <translation>„%1“ lässt sich nicht erlauben: --allow-host %2.</translation>
    </message>
    <message>
        <source>The server answers for the host “%1” in this session.</source>
        <extracomment>%1 the name of a host.</extracomment>
        <translation>Der Server antwortet in dieser Sitzung für den Host „%1“.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>coroscope::NewCredentialDialog</name>
    <message>
        <source>New Account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>New API Key</source>
        <translation>Neuer API-Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>A&amp;gain:</source>
        <translation>&amp;Wiederholen:</translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>In an empty field: scopes of an account or a key.</extracomment>
        <translation>alle</translation>
    </message>
    <message>
        <source>What it may do, with commas: %1. Nothing: everything</source>
        <extracomment>%1 a list: &quot;read, write&quot;.</extracomment>
        <translation>Die Rechte, mit Kommas: %1. Leer: alles</translation>
    </message>
    <message>
        <source>&amp;Scopes:</source>
        <translation>S&amp;copes:</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Key:</source>
        <translation>Schlüssel:</translation>
    </message>
    <message>
        <source>It is shown now only. Copy it to where it is used.</source>
        <translation>Er wird nur jetzt gezeigt. Kopieren Sie ihn dorthin, wo er gebraucht wird.</translation>
    </message>
    <message>
        <source>&amp;Make the Account</source>
        <translation>Konto an&amp;legen</translation>
    </message>
    <message>
        <source>&amp;Make the Key</source>
        <translation>Schlüssel an&amp;legen</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Einen Namen eingeben.</translation>
    </message>
    <message>
        <source>A name is one word without colons, of 128 bytes at most.</source>
        <translation>Ein Name ist ein Wort ohne Doppelpunkt von höchstens 128 Bytes.</translation>
    </message>
    <message>
        <source>There is a %1 already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Type a password.</source>
        <translation>Ein Passwort eingeben.</translation>
    </message>
    <message>
        <source>A password takes 1024 bytes at most.</source>
        <translation>Ein Passwort hat höchstens 1024 Bytes.</translation>
    </message>
    <message>
        <source>Type the password again.</source>
        <translation>Das Passwort noch einmal eingeben.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
    <message>
        <source>“%1” is no scope: it is one word.</source>
        <translation>„%1“ ist kein Scope: Ein Scope ist ein Wort.</translation>
    </message>
    <message>
        <source>The password cannot be kept: %1</source>
        <extracomment>%1 why, in English.</extracomment>
        <translation>Das Passwort lässt sich nicht speichern: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::NewTaskDialog</name>
    <message>
        <source>Schema of the payload</source>
        <translation>Schema der Nutzdaten</translation>
    </message>
    <message>
        <source>New Task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Nothing is written here: the task gets {}.</source>
        <translation>Hier steht nichts: Die Aufgabe bekommt {}.</translation>
    </message>
    <message>
        <source>Payload and its schema</source>
        <translation>Nutzdaten und ihr Schema</translation>
    </message>
    <message>
        <source>&amp;Payload</source>
        <translation>&amp;Nutzdaten</translation>
    </message>
    <message>
        <source>&amp;Schema</source>
        <translation>&amp;Schema</translation>
    </message>
    <message>
        <source>&amp;Make the Task</source>
        <translation>Aufgabe an&amp;legen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Another name makes another queue: a–z, 0–9, _ . -</source>
        <translation>Ein anderer Name ergibt eine andere Warteschlange: a–z, 0–9, _ . -</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Higher ones run first</source>
        <translation>Höhere laufen zuerst</translation>
    </message>
    <message>
        <source>When it runs</source>
        <translation>Wann sie läuft</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>not before</source>
        <translation>nicht vor</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Unit of the delay</source>
        <translation>Einheit der Verzögerung</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Unique key</source>
        <translation>Eindeutiger Schlüssel</translation>
    </message>
    <message>
        <source>no second one is queued while one with this key waits or runs</source>
        <translation>keine zweite wird eingereiht, solange eine mit diesem Schlüssel wartet oder läuft</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Timeout of an attempt</source>
        <translation>Zeitlimit eines Versuchs</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>A unit: milliseconds.</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Pr&amp;iority</source>
        <translation>P&amp;riorität</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>Läu&amp;ft</translation>
    </message>
    <message>
        <source>&amp;Unique key</source>
        <translation>&amp;Eindeutiger Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Attempts</source>
        <translation>&amp;Versuche</translation>
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation>&amp;Zeitlimit</translation>
    </message>
    <message>
        <source>as its kind says: %1</source>
        <extracomment>%1 what a kind of task takes where nothing else is said: a queue, a number, a time.</extracomment>
        <translation>wie bei ihrer Art: %1</translation>
    </message>
    <message>
        <source>Duplicate a Task</source>
        <translation>Aufgabe duplizieren</translation>
    </message>
    <message>
        <source>Edit and Retry</source>
        <translation>Bearbeiten und wiederholen</translation>
    </message>
    <message>
        <source>&amp;Queue It Again</source>
        <translation>Erneut einrei&amp;hen</translation>
    </message>
    <message>
        <source>The payload is no JSON: %1</source>
        <translation>Die Nutzdaten sind kein JSON: %1</translation>
    </message>
    <message>
        <source>It was not queued: %1.</source>
        <translation>Sie wurde nicht eingereiht: %1.</translation>
    </message>
    <message>
        <source>It has not ended: somebody has queued it meanwhile.</source>
        <translation>Sie ist nicht beendet: Jemand hat sie inzwischen eingereiht.</translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation>Sie ist weg.</translation>
    </message>
    <message>
        <source>Another task has its unique key now.</source>
        <translation>Eine andere Aufgabe hat jetzt ihren eindeutigen Schlüssel.</translation>
    </message>
    <message>
        <source>The task was not made: %1.</source>
        <translation>Die Aufgabe wurde nicht angelegt: %1.</translation>
    </message>
</context>
<context>
    <name>coroscope::NoticeBell</name>
    <message>
        <source>Noti&amp;ces</source>
        <translation>&amp;Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>Notices: %n unread</source>
        <translation>
            <numerusform>Hinweise: %n ungelesen</numerusform>
            <numerusform>Hinweise: %n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Notices: all read</source>
        <translation>Hinweise: alle gelesen</translation>
    </message>
</context>
<context>
    <name>coroscope::NoticeList</name>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Notices, newest first</source>
        <translation>Hinweise, neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing has happened yet. What is done, or fails, is kept here.</source>
        <translation>Noch ist nichts geschehen. Was getan wird oder fehlschlägt, steht hier.</translation>
    </message>
</context>
<context>
    <name>coroscope::NumberRow</name>
    <message>
        <source>%1 to %2, default %3</source>
        <extracomment>%1 and %2 are the least and the greatest value of a setting, %3 is its default.</extracomment>
        <translation>%1 bis %2, Standard %3</translation>
    </message>
    <message>
        <source>%1 Until then it is %2.</source>
        <extracomment>After the sentence that says what a setting takes: %1 is its value.</extracomment>
        <translation>%1 Bis dahin gilt %2.</translation>
    </message>
</context>
<context>
    <name>coroscope::OptionRow</name>
    <message>
        <source>Keep</source>
        <extracomment>A button: what holds for this session only is written into the settings.</extracomment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep this value of %1 in the settings</source>
        <translation>Diesen Wert von %1 in den Einstellungen behalten</translation>
    </message>
    <message>
        <source>%1 Until then it is %2.</source>
        <extracomment>After the sentence that says what a setting takes: %1 is its value.</extracomment>
        <translation>%1 Bis dahin gilt %2.</translation>
    </message>
    <message>
        <source>What %1 says cannot be used: %2</source>
        <extracomment>%1 is a file, %2 a sentence that says what the setting takes.</extracomment>
        <translation>Was %1 sagt, ist nicht verwendbar: %2</translation>
    </message>
    <message>
        <source>Set by %1 on the command line, which wins over the settings.</source>
        <translation>Gesetzt durch %1 auf der Befehlszeile, mit Vorrang vor den Einstellungen.</translation>
    </message>
    <message>
        <source>Set by %1 on the command line, which wins over %2 in %3.</source>
        <extracomment>%1 is an option, %2 the value that a file has for it, %3 the file.</extracomment>
        <translation>Gesetzt durch %1 auf der Befehlszeile, mit Vorrang vor %2 in %3.</translation>
    </message>
    <message>
        <source>Set by %1 in the environment, which wins over the settings.</source>
        <translation>Gesetzt durch %1 in der Umgebung, mit Vorrang vor den Einstellungen.</translation>
    </message>
    <message>
        <source>Set by %1 in the environment, which wins over %2 in %3.</source>
        <extracomment>%1 is a variable, %2 the value that a file has for it, %3 the file.</extracomment>
        <translation>Gesetzt durch %1 in der Umgebung, mit Vorrang vor %2 in %3.</translation>
    </message>
    <message>
        <source>For this session only.</source>
        <translation>Nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>It acts when Coroscope is started the next time.</source>
        <translation>Gilt ab dem nächsten Start von Coroscope.</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Standard %1</translation>
    </message>
    <message>
        <source>acts at once</source>
        <translation>gilt sofort</translation>
    </message>
    <message>
        <source>acts when the server starts</source>
        <translation>gilt ab Serverstart</translation>
    </message>
    <message>
        <source>acts when Coroscope starts</source>
        <translation>gilt ab Start von Coroscope</translation>
    </message>
</context>
<context>
    <name>coroscope::OverviewView</name>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Angehängt</translation>
    </message>
    <message>
        <source>Hot copies</source>
        <translation>Hot Copies</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Commands a second</source>
        <translation>Befehle pro Sekunde</translation>
    </message>
    <message>
        <source>Route cache</source>
        <translation>Routen-Cache</translation>
    </message>
    <message>
        <source>Single flight</source>
        <translation>Single Flight</translation>
    </message>
    <message>
        <source>The cache, second by second</source>
        <translation>Der Cache, Sekunde für Sekunde</translation>
    </message>
    <message>
        <source>Cached routes</source>
        <translation>Routen mit Cache</translation>
    </message>
    <message>
        <source>Copy the Figures of the &amp;Route</source>
        <translation>Werte der &amp;Route kopieren</translation>
    </message>
    <message>
        <source>The selected rows, cells separated by tabs</source>
        <translation>Die ausgewählten Zeilen, Zellen durch Tabs getrennt</translation>
    </message>
    <message>
        <source>Save the Cached Routes as C&amp;SV…</source>
        <translation>Routen mit Cache als C&amp;SV speichern…</translation>
    </message>
    <message>
        <source>The selected routes, or all</source>
        <translation>Die ausgewählten Routen oder alle</translation>
    </message>
    <message>
        <source>No request asked for the cache yet</source>
        <translation>Noch keine Anfrage fragte den Cache</translation>
    </message>
    <message>
        <source>Routes whose answers are kept appear here with their hits and misses: GET /users/{id}, for one.</source>
        <translation>Hier erscheinen Routen, deren Antworten aufbewahrt werden, mit Treffern und Fehltreffern: zum Beispiel GET /users/{id}.</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Requests of cached routes that were answered out of the cache, of the last ten seconds</source>
        <translation>Anfragen an Routen mit Cache, die in den letzten zehn Sekunden aus dem Cache beantwortet wurden</translation>
    </message>
    <message>
        <source>Requests that waited for the answer to another one of the same key: that is single flight</source>
        <translation>Anfragen, die auf die Antwort einer anderen mit demselben Schlüssel warteten: Das ist Single Flight</translation>
    </message>
    <message>
        <source>Hits from copies that the workers keep beside Redis: it was not asked for them</source>
        <translation>Treffer aus Kopien, die die Worker neben Redis aufbewahren: Redis wurde nicht danach gefragt</translation>
    </message>
    <message>
        <source>Keys that were dropped, since the memory is full</source>
        <translation>Schlüssel, die entfernt wurden, weil der Speicher voll ist</translation>
    </message>
    <message>
        <source>Keys whose time to live ran out</source>
        <translation>Schlüssel, deren Lebensdauer abgelaufen ist</translation>
    </message>
    <message>
        <source>Clients are connections that the store has, of this program and others</source>
        <translation>Clients sind Verbindungen zum Datenspeicher, von diesem Programm und anderen</translation>
    </message>
    <message>
        <source>Route &amp;Cache</source>
        <translation>Routen-&amp;Cache</translation>
    </message>
    <message>
        <source>Whether answers of cached routes are kept. Off: every request runs its handler.</source>
        <translation>Ob Antworten von Routen mit Cache aufbewahrt werden. Aus: Jede Anfrage führt ihren Handler aus.</translation>
    </message>
    <message>
        <source>Single &amp;Flight</source>
        <translation>Single &amp;Flight</translation>
    </message>
    <message>
        <source>Whether one request makes the answer that others of the same key wait for. Off: when an answer runs out, all of them run their handlers at once.</source>
        <translation>Ob eine Anfrage die Antwort erzeugt, auf die andere mit demselben Schlüssel warten. Aus: Läuft eine Antwort ab, führen alle gleichzeitig ihren Handler aus.</translation>
    </message>
    <message>
        <source>Cache Charts as &amp;Table</source>
        <translation>Cache-Diagramme als &amp;Tabelle</translation>
    </message>
    <message>
        <source>The figures of the charts as text</source>
        <translation>Die Werte der Diagramme als Text</translation>
    </message>
    <message>
        <source>Write what the charts show</source>
        <translation>Schreiben, was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>Save the Cache Charts as a &amp;Picture (PNG)…</source>
        <translation>Cache-Diagramme als &amp;Bild speichern (PNG)…</translation>
    </message>
    <message>
        <source>Save the Cache Charts as a &amp;Drawing (SVG)…</source>
        <translation>Cache-Diagramme als &amp;Zeichnung speichern (SVG)…</translation>
    </message>
    <message>
        <source>Save the Figures of the Cache as CS&amp;V…</source>
        <translation>Werte des Caches als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the charts or their figures</source>
        <translation>Diagramme oder ihre Werte speichern</translation>
    </message>
    <message>
        <source>Redis, managed</source>
        <translation>Redis, verwaltet</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Memory, instead of Redis</source>
        <translation>Arbeitsspeicher statt Redis</translation>
    </message>
    <message>
        <source>There is no connection to Redis at %1: %2. It is tried again; until then requests are answered from their source, without the cache.</source>
        <translation>Keine Verbindung zu Redis auf %1: %2. Es wird erneut versucht; bis dahin werden Anfragen ohne Cache aus ihrer Quelle beantwortet.</translation>
    </message>
    <message>
        <source>Connecting to Redis at %1.</source>
        <translation>Verbindung zu Redis auf %1 wird aufgebaut.</translation>
    </message>
    <message>
        <source>Redis is slow or fails too often: %1. For a moment it is not asked, and requests are answered from their source.</source>
        <extracomment>%1 why.</extracomment>
        <translation>Redis ist langsam oder scheitert zu oft: %1. Es wird kurze Zeit nicht gefragt, und Anfragen werden aus ihrer Quelle beantwortet.</translation>
    </message>
    <message>
        <source>%1 With the package redis-server installed, a private Redis is started instead: restart then.</source>
        <extracomment>%1 a sentence that says that it is missing.</extracomment>
        <translation>%1 Mit dem Paket redis-server startet stattdessen ein eigenes Redis: installieren, dann neu starten.</translation>
    </message>
    <message>
        <source>none are kept</source>
        <translation>keine aufbewahrt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not used now</source>
        <translation>gerade nicht benutzt</translation>
    </message>
    <message>
        <source>not used now: %1</source>
        <translation>gerade nicht benutzt: %1</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln request(s)</source>
        <translation>
            <numerusform>von %Ln Anfrage</numerusform>
            <numerusform>von %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>no requests</source>
        <translation>keine Anfragen</translation>
    </message>
    <message>
        <source>%1 handlers run</source>
        <translation>%1 Handler-Läufe</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 &quot;Redis, managed&quot;, %2 where it is.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 which store and where, %2 a version.</extracomment>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 which store, where and of which version, %2 &quot;4 clients&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s)</source>
        <translation>
            <numerusform>%Ln Client</numerusform>
            <numerusform>%Ln Clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PaletteModel</name>
    <message>
        <source>not available now</source>
        <translation>gerade nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>coroscope::PartEditor</name>
    <message>
        <source>Parts of the form</source>
        <translation>Teile des Formulars</translation>
    </message>
    <message>
        <source>&amp;Add file…</source>
        <translation>Datei hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation>Datei wäh&amp;len…</translation>
    </message>
    <message>
        <source>Ma&amp;ke it a text</source>
        <translation>Zu Te&amp;xt machen</translation>
    </message>
    <message>
        <source>Add files as parts; they can also be dropped here</source>
        <translation>Dateien als Teile hinzufügen; sie lassen sich auch hier ablegen</translation>
    </message>
    <message>
        <source>Make the selected part a file, or choose another file for it</source>
        <translation>Den ausgewählten Teil zu einer Datei machen oder eine andere Datei dafür wählen</translation>
    </message>
    <message>
        <source>Send the path as the text of the selected part</source>
        <translation>Den Pfad als Text des ausgewählten Teils senden</translation>
    </message>
    <message>
        <source>at most %1 together</source>
        <extracomment>how large a body may be; %1 a size</extracomment>
        <translation>höchstens %1 zusammen</translation>
    </message>
    <message>
        <source>Files to add as parts</source>
        <translation>Dateien, die als Teile hinzukommen</translation>
    </message>
    <message>
        <source>File of the part</source>
        <translation>Datei des Teils</translation>
    </message>
</context>
<context>
    <name>coroscope::PhaseBar</name>
    <message>
        <source>Phases: %1</source>
        <extracomment>%1 a list such as &quot;Waiting 2 s, On the loop 40 µs&quot;.</extracomment>
        <translation>Phasen: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::PlanModel</name>
    <message>
        <source>%1 (threw %2 rows away)</source>
        <extracomment>%1 a condition in SQL, %2 a number of rows.</extracomment>
        <translation>%1 (verwarf %2 Zeilen)</translation>
    </message>
    <message>
        <source>Measured: rows that the step gave; of a scan in SQLite, rows of the table</source>
        <translation>Gemessen: Zeilen, die der Schritt lieferte; bei einem Scan in SQLite Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Rows that the database expected</source>
        <translation>Zeilen, die die Datenbank erwartete</translation>
    </message>
    <message>
        <source>Measured, with the steps below it</source>
        <translation>Gemessen, mit den Schritten darunter</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Access</source>
        <extracomment>What a step of a plan does to its table.</extracomment>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
</context>
<context>
    <name>coroscope::PlanView</name>
    <message>
        <source>Steps of the plan</source>
        <translation>Schritte des Plans</translation>
    </message>
    <message>
        <source>Not run: its placeholders have no values. Give them below the statement to measure it.</source>
        <translation>Nicht ausgeführt: Die Platzhalter haben keine Werte. Zum Messen die Werte unter der Anweisung angeben.</translation>
    </message>
    <message numerus="yes">
        <source>It took %1 and gave %Ln row(s).</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>
            <numerusform>Sie dauerte %1 und lieferte %Ln Zeile.</numerusform>
            <numerusform>Sie dauerte %1 und lieferte %Ln Zeilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its scans went through %Ln row(s).</source>
        <translation>
            <numerusform>Ihre Scans gingen durch %Ln Zeile.</numerusform>
            <numerusform>Ihre Scans gingen durch %Ln Zeilen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PlansPage</name>
    <message>
        <source>Create the index and run again</source>
        <translation>Index anlegen und wiederholen</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Above one of two plans.</extracomment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Above one of two plans.</extracomment>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Both plans, of before and after. Neither was run, so there are no times.</source>
        <translation>Beide Pläne, vorher und nachher. Keiner wurde ausgeführt, darum gibt es keine Zeiten.</translation>
    </message>
    <message>
        <source>Half of the runs took at most %1 before and %2 after: %3 times as fast.</source>
        <extracomment>%1 and %2 durations, %3 a number.</extracomment>
        <translation>Die Hälfte der Läufe dauerte vorher höchstens %1 und nachher %2: %3-mal so schnell.</translation>
    </message>
    <message>
        <source>Half of the runs took at most %1 before and %2 after: %3 times as slow.</source>
        <translation>Die Hälfte der Läufe dauerte vorher höchstens %1 und nachher %2: %3-mal so langsam.</translation>
    </message>
    <message>
        <source>Before %1, after %2: %3 times as fast.</source>
        <extracomment>%1 and %2 durations, %3 a number.</extracomment>
        <translation>Vorher %1, nachher %2: %3-mal so schnell.</translation>
    </message>
    <message>
        <source>Before %1, after %2: %3 times as slow.</source>
        <translation>Vorher %1, nachher %2: %3-mal so langsam.</translation>
    </message>
    <message>
        <source>Create an index on %1 and run again</source>
        <extracomment>A button; %1 &quot;orders(user_id)&quot;.</extracomment>
        <translation>Index auf %1 anlegen und wiederholen</translation>
    </message>
</context>
<context>
    <name>coroscope::PolicyKeeper</name>
    <message>
        <source>There is no %1, so no route has a policy from it. The first change of a policy makes the file.</source>
        <extracomment>%1 a file.</extracomment>
        <translation>Die Datei %1 gibt es nicht, also hat keine Route eine Richtlinie daraus. Die erste Änderung einer Richtlinie legt sie an.</translation>
    </message>
    <message>
        <source>%1. Policies of routes are not kept this time.</source>
        <extracomment>%1 a sentence with the name of a file.</extracomment>
        <translation>%1. Richtlinien der Routen werden diesmal nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>A line of %1 is not used, and stays: %2</source>
        <extracomment>%1 a file, %2 &quot;line 3: jitter=9h: takes a time …&quot;, in English.</extracomment>
        <translation>Eine Zeile von %1 wird nicht benutzt und bleibt stehen: %2</translation>
    </message>
    <message>
        <source>There is no route %1, so its policy in %2 is not used. It stays there.</source>
        <extracomment>%1 a route, &quot;GET /users&quot;, %2 a file.</extracomment>
        <translation>Eine Route %1 gibt es nicht, darum wird ihre Richtlinie in %2 nicht benutzt. Sie bleibt dort.</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) have a policy, as they had when the program ended.</source>
        <translation>
            <numerusform>%n Route hat eine Richtlinie, wie beim letzten Programmende.</numerusform>
            <numerusform>%n Routen haben eine Richtlinie, wie beim letzten Programmende.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>A button: shows the routes that have a policy.</extracomment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The policies of routes were not written to %1: %2</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation>Die Richtlinien der Routen wurden nicht nach %1 geschrieben: %2</translation>
    </message>
</context>
<context>
    <name>coroscope::PoolCharts</name>
    <message>
        <source>Wait for a connection</source>
        <translation>Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Jobs that wait</source>
        <translation>Wartende Aufträge</translation>
    </message>
    <message>
        <source>Waits for a connection over the last minute</source>
        <translation>Wartezeiten auf eine Verbindung in der letzten Minute</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>most at once</source>
        <translation>höchstens gleichzeitig</translation>
    </message>
    <message>
        <source>Wait p95 %1</source>
        <translation>Warten p95 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) waited at once, at most</source>
        <translation>
            <numerusform>höchstens %Ln Auftrag wartete gleichzeitig</numerusform>
            <numerusform>höchstens %Ln Aufträge warteten gleichzeitig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PoolLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>coroscope::PoolStrip</name>
    <message>
        <source>Connections over the last minute</source>
        <translation>Verbindungen in der letzten Minute</translation>
    </message>
    <message>
        <source>“Show as table” has the same as text.</source>
        <translation>„Als Tabelle zeigen“ zeigt dasselbe als Text.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>nobody waited</source>
        <translation>niemand wartete</translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln at once</source>
        <translation>
            <numerusform>höchstens %Ln gleichzeitig</numerusform>
            <numerusform>höchstens %Ln gleichzeitig</numerusform>
        </translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>vor 60 s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>30 s ago</source>
        <translation>vor 30 s</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>%1 a connection, %2 its state, %3 &quot;12 jobs&quot;.</extracomment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Short jobs</source>
        <translation>Kurze Aufträge</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) ended</source>
        <translation>
            <numerusform>%Ln Auftrag beendet</numerusform>
            <numerusform>%Ln Aufträge beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) waited for a connection; p95 of the waits %1</source>
        <translation>
            <numerusform>%Ln Auftrag wartete auf eine Verbindung; p95 der Wartezeiten %1</numerusform>
            <numerusform>%Ln Aufträge warteten auf eine Verbindung; p95 der Wartezeiten %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PoolTableModel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Share of the last minute in which it had something to do</source>
        <translation>Anteil der letzten Minute, in dem sie etwas zu tun hatte</translation>
    </message>
    <message>
        <source>Statements that it keeps prepared</source>
        <translation>Anweisungen, die sie vorbereitet hält</translation>
    </message>
    <message>
        <source>How often it was lost and made anew</source>
        <translation>Wie oft sie verloren ging und neu aufgebaut wurde</translation>
    </message>
    <message>
        <source>Since (ms)</source>
        <translation>Seit (ms)</translation>
    </message>
    <message>
        <source>Busy (%)</source>
        <translation>Ausgelastet (%)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Since</source>
        <extracomment>For how long it has been in that state.</extracomment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neu verbunden</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>Vorbereitet</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
</context>
<context>
    <name>coroscope::PoolTimeModel</name>
    <message>
        <source>Wait p95 (ms)</source>
        <translation>Warten p95 (ms)</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation>Warten p95</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Busy</source>
        <extracomment>How many connections were busy.</extracomment>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Changes</source>
        <extracomment>Settings that were changed in that interval.</extracomment>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>coroscope::PoolView</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>The last minute</source>
        <translation>Die letzte Minute</translation>
    </message>
    <message>
        <source>Show the Pool as a &amp;Table</source>
        <translation>Pool als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Jobs that wait for a connection now</source>
        <translation>Aufträge, die gerade auf eine Verbindung warten</translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation>Warten p95</translation>
    </message>
    <message>
        <source>95 % of the jobs of the last half minute or more waited at most so long for a connection</source>
        <translation>95 % der Aufträge mindestens der letzten halben Minute warteten höchstens so lange auf eine Verbindung</translation>
    </message>
    <message>
        <source>Jobs/s</source>
        <translation>Aufträge/s</translation>
    </message>
    <message>
        <source>Jobs that ended, a second, over the last two seconds</source>
        <translation>Beendete Aufträge pro Sekunde, über die letzten zwei Sekunden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Jobs that were answered 503, since the start: the queue was full, or there was no connection</source>
        <translation>Aufträge seit dem Start, die mit 503 beantwortet wurden: Die Warteschlange war voll, oder es gab keine Verbindung</translation>
    </message>
    <message>
        <source>The connections as a table, which can be copied and saved</source>
        <translation>Die Verbindungen als Tabelle zum Kopieren und Speichern</translation>
    </message>
    <message>
        <source>Save the Pool as &amp;CSV…</source>
        <translation>Pool als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>Save the &amp;Last Minute of the Pool as CSV…</source>
        <translation>&amp;Letzte Minute des Pools als CSV speichern…</translation>
    </message>
    <message>
        <source>Save the Charts of the Pool as a &amp;Picture…</source>
        <translation>Diagramme des Pools als &amp;Bild speichern…</translation>
    </message>
    <message>
        <source>The charts as PNG or SVG</source>
        <translation>Die Diagramme als PNG oder SVG</translation>
    </message>
    <message>
        <source>Connections that read (SQLite, which has one more that writes), or all connections (PostgreSQL). At once, while the server runs.</source>
        <translation>Verbindungen zum Lesen (SQLite, dazu eine zum Schreiben) oder alle Verbindungen (PostgreSQL). Gilt sofort, während der Server läuft.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>%1 waited %2 for the network inside a transaction at %3: its connection was held meanwhile.</source>
        <extracomment>%1 a request (&quot;POST /orders&quot;), %2 a duration, %3 a time of day.</extracomment>
        <translation>%1 wartete um %3 in einer Transaktion %2 auf das Netz: Ihre Verbindung war solange belegt.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>%1 connections in use, %2 all of them.</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>älteste %1</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 &quot;SQLite&quot; or &quot;PostgreSQL&quot;, %2 a file or a host.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>There is no connection to the database: %1. It is tried again every few seconds; until then requests that need it are answered 503.</source>
        <translation>Keine Verbindung zur Datenbank: %1. Es wird alle paar Sekunden erneut versucht; bis dahin werden Anfragen, die sie brauchen, mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>Connections of the pool that work for a request now, of all; those of SQLite only read</source>
        <translation>Verbindungen des Pools, die gerade für eine Anfrage arbeiten, von allen; die von SQLite lesen nur</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>Schreiber</translation>
    </message>
    <message>
        <source>The one connection of SQLite that writes, beside the pool; PostgreSQL has none of its own</source>
        <translation>Die eine Verbindung von SQLite, die schreibt, neben dem Pool; PostgreSQL hat keine eigene</translation>
    </message>
    <message>
        <source>at work</source>
        <extracomment>The one connection of SQLite that writes.</extracomment>
        <translation>bei der Arbeit</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>im Leerlauf</translation>
    </message>
</context>
<context>
    <name>coroscope::PredictionBox</name>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>&amp;Predict</source>
        <translation>&amp;Vorhersagen</translation>
    </message>
    <message>
        <source>Keeps the prediction, to be compared with what is measured</source>
        <translation>Hält die Vorhersage fest, zum Vergleich mit dem Gemessenen</translation>
    </message>
    <message>
        <source>This is no number. Type one, such as %1.</source>
        <extracomment>%1 a number as an example.</extracomment>
        <translation>Das ist keine Zahl. Bitte eine eingeben, z. B. %1.</translation>
    </message>
    <message>
        <source>Type a number first.</source>
        <translation>Zuerst eine Zahl eingeben.</translation>
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation>Zuerst eine Antwort wählen.</translation>
    </message>
    <message>
        <source>Predicted: %1</source>
        <extracomment>%1 what was predicted, with its unit.</extracomment>
        <translation>Vorhergesagt: %1</translation>
    </message>
    <message>
        <source>What do you think? Enter keeps it.</source>
        <translation>Was ist die Vermutung? Enter hält sie fest.</translation>
    </message>
    <message>
        <source>Nothing was predicted.</source>
        <translation>Nichts wurde vorhergesagt.</translation>
    </message>
</context>
<context>
    <name>coroscope::PurgeDialog</name>
    <message>
        <source>Purge Tasks</source>
        <translation>Aufgaben löschen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>alle Arten</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>all queues</source>
        <translation>alle Warteschlangen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>anywhere in id, payload, error or unique key</source>
        <translation>irgendwo in ID, Nutzdaten, Fehler oder eindeutigem Schlüssel</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z) brings them back, for half a minute.</source>
        <translation>Rückgängig (Strg+Z) holt sie eine halbe Minute lang zurück.</translation>
    </message>
    <message>
        <source>&amp;Purge</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Choose a state.</source>
        <translation>Einen Zustand wählen.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>The tasks could not be counted: %1.</source>
        <translation>Die Aufgaben ließen sich nicht zählen: %1.</translation>
    </message>
    <message>
        <source>No task that has ended is among these.</source>
        <translation>Keine beendete Aufgabe ist darunter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are purged: they are not shown or counted any more.</source>
        <translation>
            <numerusform>%Ln Aufgabe wird gelöscht: Sie wird nicht mehr gezeigt oder gezählt.</numerusform>
            <numerusform>%Ln Aufgaben werden gelöscht: Sie werden nicht mehr gezeigt oder gezählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tasks are among these; %2 of them are purged at once.</source>
        <translation>%1 Aufgaben sind darunter; %2 davon werden auf einmal gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Purge %Ln task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe &amp;löschen</numerusform>
            <numerusform>%Ln Aufgaben &amp;löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::QueriesPage</name>
    <message>
        <source>It waited %1 for the network (%2) inside an open transaction, which held its connection to the database, and its locks, meanwhile. Ask before the transaction, or after it.</source>
        <extracomment>%1 a duration, %2 an address.</extracomment>
        <translation>Sie wartete %1 in einer offenen Transaktion auf das Netz (%2); ihre Verbindung zur Datenbank und ihre Sperren waren solange belegt. Vor oder nach der Transaktion fragen.</translation>
    </message>
    <message>
        <source>Statements of the task</source>
        <translation>Anweisungen der Aufgabe</translation>
    </message>
    <message>
        <source>Statements of the request</source>
        <translation>Anweisungen der Anfrage</translation>
    </message>
    <message>
        <source>&amp;Open the Statement in the Database Pane</source>
        <translation>Anweisung im Bereich Datenbank ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Explain the Statement of the Task</source>
        <translation>Anweisung der Aufgabe &amp;erklären</translation>
    </message>
    <message>
        <source>&amp;Explain the Statement of the Request</source>
        <translation>Anweisung der Anfrage &amp;erklären</translation>
    </message>
    <message>
        <source>&amp;Copy the Statement of the Task</source>
        <translation>Anweisung der Aufgabe &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy the Statement of the Request</source>
        <translation>Anweisung der Anfrage &amp;kopieren</translation>
    </message>
    <message>
        <source>Save the Statements of the Task as CS&amp;V…</source>
        <translation>Anweisungen der Aufgabe als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>Save the Statements of the Request as CS&amp;V…</source>
        <translation>Anweisungen der Anfrage als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>Among the statements by fingerprint, or in the console (Enter)</source>
        <translation>Unter den Anweisungen nach Fingerabdruck oder in der Konsole (Enter)</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>This run of the task asked nothing of the database.</source>
        <translation>Dieser Lauf der Aufgabe fragte die Datenbank nichts.</translation>
    </message>
    <message>
        <source>This request asked nothing of the database.</source>
        <translation>Diese Anfrage fragte die Datenbank nichts.</translation>
    </message>
    <message>
        <source>No statements</source>
        <translation>Keine Anweisungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more statement(s) ran that were not kept.</source>
        <translation>
            <numerusform>%Ln weitere Anweisung lief, die nicht aufbewahrt wurde.</numerusform>
            <numerusform>%Ln weitere Anweisungen liefen, die nicht aufbewahrt wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file that this request came from does not tell them.</source>
        <translation>Die Datei, aus der diese Anfrage stammt, nennt sie nicht.</translation>
    </message>
    <message>
        <source>No statement yet</source>
        <translation>Noch keine Anweisung</translation>
    </message>
    <message>
        <source>The request is still running. What it asks of the database is shown when it has ended.</source>
        <translation>Die Anfrage läuft noch. Was sie die Datenbank fragt, ist zu sehen, wenn sie beendet ist.</translation>
    </message>
    <message>
        <source>No statement of a task is selected.</source>
        <translation>Keine Anweisung einer Aufgabe ist ausgewählt.</translation>
    </message>
    <message>
        <source>No statement of a request is selected.</source>
        <translation>Keine Anweisung einer Anfrage ist ausgewählt.</translation>
    </message>
</context>
<context>
    <name>coroscope::QueryModel</name>
    <message>
        <source>N+1 (×%1)</source>
        <extracomment>A statement that one request ran %1 times.</extracomment>
        <translation>N+1 (×%1)</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>%1 until its first row was there, %2 more until the last</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation>%1, bis die erste Zeile da war, %2 weiter bis zur letzten</translation>
    </message>
    <message>
        <source>When it began to run, after the request&apos;s first byte</source>
        <translation>Wann sie zu laufen begann, ab dem ersten Byte der Anfrage</translation>
    </message>
    <message>
        <source>Rows read or changed</source>
        <translation>Gelesene oder geänderte Zeilen</translation>
    </message>
    <message>
        <source>How long it waited for a connection</source>
        <translation>Wie lange sie auf eine Verbindung wartete</translation>
    </message>
    <message>
        <source>Start (ms)</source>
        <translation>Start (ms)</translation>
    </message>
    <message>
        <source>Wait (ms)</source>
        <translation>Warten (ms)</translation>
    </message>
    <message>
        <source>Run (ms)</source>
        <translation>Lauf (ms)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>How long a statement ran.</extracomment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>coroscope::QueueModel</name>
    <message>
        <source>Paused</source>
        <extracomment>A queue: it begins no new task, or it does.</extracomment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>a percentile of too few samples: about so much</extracomment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>No task of this queue has run in the last minute.</source>
        <translation>Keine Aufgabe dieser Warteschlange lief in der letzten Minute.</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln run(s) of the last minute, in this process.</source>
        <translation>
            <numerusform>Von %Ln Lauf der letzten Minute, in diesem Prozess.</numerusform>
            <numerusform>Von %Ln Läufen der letzten Minute, in diesem Prozess.</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Depth</source>
        <extracomment>A column: tasks that wait in a queue.</extracomment>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Oldest wait</source>
        <translation>Längstes Warten</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Ended/s</source>
        <extracomment>A column: runs that end in a second.</extracomment>
        <translation>Beendet/s</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Warten p50</translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation>Warten p95</translation>
    </message>
    <message>
        <source>Wait p99</source>
        <translation>Warten p99</translation>
    </message>
    <message>
        <source>Run p50</source>
        <translation>Lauf p50</translation>
    </message>
    <message>
        <source>Run p95</source>
        <translation>Lauf p95</translation>
    </message>
    <message>
        <source>Run p99</source>
        <translation>Lauf p99</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Wird wiederholt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>%1 (ms)</source>
        <extracomment>%1 the name of a column: its unit is milliseconds.</extracomment>
        <translation>%1 (ms)</translation>
    </message>
</context>
<context>
    <name>coroscope::QueuesView</name>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>The last seconds</source>
        <translation>Die letzten Sekunden</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>&amp;Pause the Queue</source>
        <translation>Warteschlange &amp;anhalten</translation>
    </message>
    <message>
        <source>A paused queue begins no task; those that run go on</source>
        <translation>Eine angehaltene Warteschlange beginnt keine Aufgabe; laufende gehen weiter</translation>
    </message>
    <message>
        <source>Show Its &amp;Tasks</source>
        <translation>Auf&amp;gaben zeigen</translation>
    </message>
    <message>
        <source>List the tasks of the selected queue (Enter)</source>
        <translation>Die Aufgaben der ausgewählten Warteschlange auflisten (Enter)</translation>
    </message>
    <message>
        <source>Concurrency of the queue</source>
        <translation>Gleichzeitigkeit der Warteschlange</translation>
    </message>
    <message>
        <source>Concurrency of the queue, as a number</source>
        <translation>Gleichzeitigkeit der Warteschlange als Zahl</translation>
    </message>
    <message>
        <source>Stored: %1</source>
        <extracomment>%1 a number: what the store has now.</extracomment>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>The Chart of Tasks as a &amp;Table</source>
        <translation>Diagramm der Aufgaben als &amp;Tabelle</translation>
    </message>
    <message>
        <source>What happened in each second, as a table that can be copied and saved</source>
        <translation>Was in jeder Sekunde geschah, als Tabelle zum Kopieren und Speichern</translation>
    </message>
    <message>
        <source>Save the Queues as CS&amp;V…</source>
        <translation>Warteschlangen als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>With all of their figures</source>
        <translation>Mit allen ihren Werten</translation>
    </message>
    <message>
        <source>Save the Last &amp;Minutes of Tasks as CSV…</source>
        <translation>Letzte &amp;Minuten der Aufgaben als CSV speichern…</translation>
    </message>
    <message>
        <source>What happened in each second</source>
        <translation>Was in jeder Sekunde geschah</translation>
    </message>
    <message>
        <source>Save the Chart of Tasks as a P&amp;icture…</source>
        <translation>Diagramm der Aufgaben als &amp;Bild speichern…</translation>
    </message>
    <message>
        <source>The chart as PNG or SVG</source>
        <translation>Das Diagramm als PNG oder SVG</translation>
    </message>
    <message>
        <source>Copy the &amp;Name of the Queue</source>
        <translation>&amp;Name der Warteschlange kopieren</translation>
    </message>
    <message>
        <source>Copy the name of the selected queue</source>
        <translation>Den Namen der ausgewählten Warteschlange kopieren</translation>
    </message>
    <message>
        <source>No queue is selected.</source>
        <translation>Keine Warteschlange ist ausgewählt.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>Gleichzeitigkeit</translation>
    </message>
    <message>
        <source>Concurrency of %1</source>
        <extracomment>%1 a queue.
----------
What is changed; %1 a queue.</extracomment>
        <translation>Gleichzeitigkeit von %1</translation>
    </message>
    <message>
        <source>The tasks of this queue run in the order in which they were made, one at a time; 0 begins none.</source>
        <translation>Die Aufgaben dieser Warteschlange laufen in der Reihenfolge, in der sie angelegt wurden, eine nach der anderen; 0 beginnt keine.</translation>
    </message>
    <message>
        <source>How many tasks of the queue run at once, in all processes together. At once, while they run; 0 begins none.</source>
        <translation>Wie viele Aufgaben der Warteschlange gleichzeitig laufen, in allen Prozessen zusammen. Gilt sofort; 0 beginnt keine.</translation>
    </message>
    <message>
        <source>&amp;Resume the Queue</source>
        <translation>Warteschlange &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Setting…</source>
        <translation>Wird gesetzt…</translation>
    </message>
    <message>
        <source>The concurrency of %1 was not changed: %2.</source>
        <extracomment>%1 a queue, %2 why.</extracomment>
        <translation>Die Gleichzeitigkeit von %1 wurde nicht geändert: %2.</translation>
    </message>
    <message>
        <source>%1 was not paused: %2.</source>
        <translation>%1 wurde nicht angehalten: %2.</translation>
    </message>
    <message>
        <source>%1 was not resumed: %2.</source>
        <translation>%1 wurde nicht fortgesetzt: %2.</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <extracomment>What is changed; %1 a queue.</extracomment>
        <translation>Warteschlange %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>The queue %1 begins no new task now.</source>
        <translation>Die Warteschlange %1 beginnt jetzt keine Aufgaben mehr.</translation>
    </message>
    <message>
        <source>The queue %1 begins tasks again.</source>
        <translation>Die Warteschlange %1 beginnt wieder Aufgaben.</translation>
    </message>
</context>
<context>
    <name>coroscope::RaceView</name>
    <message>
        <source>Race</source>
        <translation>Rennen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Answers a second</source>
        <translation>Antworten pro Sekunde</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>No race yet</source>
        <translation>Noch kein Rennen</translation>
    </message>
    <message>
        <source>Both get the same load, one after the other, and are drawn on one time axis. Choose a pair above, or type any two addresses of this machine.</source>
        <translation>Beide bekommen dieselbe Last, nacheinander, und werden auf einer Zeitachse gezeichnet. Oben ein Paar wählen oder zwei beliebige Adressen dieses Rechners eingeben.</translation>
    </message>
    <message>
        <source>What is raced</source>
        <translation>Was gegeneinander läuft</translation>
    </message>
    <message>
        <source>Pairs that the routes declare as twins, or two addresses of your own</source>
        <translation>Paare, die die Routen als Zwillinge deklarieren, oder zwei eigene Adressen</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweite</translation>
    </message>
    <message>
        <source>Name of the first</source>
        <translation>Name der ersten</translation>
    </message>
    <message>
        <source>Name of the second</source>
        <translation>Name der zweiten</translation>
    </message>
    <message>
        <source>Address of the first</source>
        <translation>Adresse der ersten</translation>
    </message>
    <message>
        <source>Address of the second</source>
        <translation>Adresse der zweiten</translation>
    </message>
    <message>
        <source>/json or http://127.0.0.1:9000/</source>
        <translation>/json oder http://127.0.0.1:9000/</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>nacheinander</translation>
    </message>
    <message>
        <source>both at once</source>
        <translation>beide gleichzeitig</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>So many requests are under way at once, at either side, at most %1</source>
        <translation>So viele Anfragen laufen auf jeder Seite gleichzeitig, höchstens %1</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>How long each side is measured</source>
        <translation>Wie lange jede Seite gemessen wird</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmphase</translation>
    </message>
    <message>
        <source>Before that, so long, it is not counted. 0: none</source>
        <translation>So lange wird davor nicht gezählt. 0: keine</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>One after the other, so that neither takes anything away from the other; drawn as if they began together. Both at once shows how one disturbs the other.</source>
        <translation>Nacheinander, damit keine Seite der anderen etwas wegnimmt; gezeichnet, als begännen sie zusammen. Beide gleichzeitig zeigt, wie eine die andere stört.</translation>
    </message>
    <message>
        <source>Start the race (Ctrl+Enter)</source>
        <translation>Rennen starten (Strg+Enter)</translation>
    </message>
    <message>
        <source>Stop the race; what was measured so far is shown (Esc)</source>
        <translation>Rennen anhalten; das bisher Gemessene wird gezeigt (Esc)</translation>
    </message>
    <message>
        <source>Show in Latency</source>
        <translation>In Latenz zeigen</translation>
    </message>
    <message>
        <source>Brings the Latency pane to the front, whose charts mark where each side began and ended</source>
        <translation>Holt den Bereich Latenz nach vorn, dessen Diagramme Anfang und Ende jeder Seite markieren</translation>
    </message>
    <message>
        <source>Two addresses of your own</source>
        <translation>Zwei eigene Adressen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What is wrong with one of two addresses: %1 &quot;First&quot; or &quot;Second&quot;, %2 a sentence.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweite</translation>
    </message>
    <message>
        <source>A load run is on: it would disturb the race. It starts when that has ended.</source>
        <translation>Ein Lastlauf ist im Gange: Er würde das Rennen stören. Es startet, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>Each side gets %1.</source>
        <translation>Jede Seite bekommt %1.</translation>
    </message>
    <message>
        <source>The server of this window is stopped.</source>
        <translation>Der Server dieses Fensters ist gestoppt.</translation>
    </message>
    <message>
        <source>Start it and race</source>
        <translation>Starten und Rennen beginnen</translation>
    </message>
    <message>
        <source>measured from here</source>
        <translation>ab hier gemessen</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>%1: %2, %3 answers</source>
        <extracomment>A race that is on: %1 the side that runs now, %2 &quot;Measuring&quot;, %3 a number.</extracomment>
        <translation>%1: %2, %3 Antworten</translation>
    </message>
    <message>
        <source>Send load to %1</source>
        <extracomment>A button: %1 the name of another machine.</extracomment>
        <translation>Last an %1 senden</translation>
    </message>
    <message>
        <source>The race was stopped before both sides had run.</source>
        <translation>Das Rennen wurde angehalten, bevor beide Seiten gelaufen waren.</translation>
    </message>
</context>
<context>
    <name>coroscope::ReadyQueueView</name>
    <message>
        <source>Coroutines that could go on and are kept back</source>
        <translation>Coroutinen, die weiterlaufen könnten und zurückgehalten werden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the number of a request, %2 its route.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln coroutine(s) kept back</source>
        <translation>
            <numerusform>%Ln Coroutine zurückgehalten</numerusform>
            <numerusform>%Ln Coroutinen zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; next is %2</source>
        <extracomment>%1 how many are kept back, %2 the one that goes on first.</extracomment>
        <translation>%1; als Nächstes %2</translation>
    </message>
    <message>
        <source>The ready queue is empty: nobody could go on and is kept back.</source>
        <translation>Die Bereit-Schlange ist leer: Keine Coroutine wird zurückgehalten.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>ready for %1</source>
        <extracomment>%1 a duration: how long a coroutine could have gone on already.</extracomment>
        <translation>bereit seit %1</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestEditor</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Header-Felder</translation>
    </message>
    <message>
        <source>Reve&amp;al secrets</source>
        <translation>Geheimnisse &amp;zeigen</translation>
    </message>
    <message>
        <source>Fields of the form</source>
        <translation>Felder des Formulars</translation>
    </message>
    <message>
        <source>Follow re&amp;directs, at most</source>
        <translation>Weiter&amp;leitungen folgen, höchstens</translation>
    </message>
    <message>
        <source>Verify the server&apos;s &amp;certificate (https)</source>
        <translation>&amp;Zertifikat des Servers prüfen (https)</translation>
    </message>
    <message>
        <source>Open a new connection each ti&amp;me</source>
        <translation>Jedes &amp;Mal neue Verbindung öffnen</translation>
    </message>
    <message>
        <source>Accept compressed responses</source>
        <translation>Komprimierte Antworten annehmen</translation>
    </message>
    <message>
        <source>Send a tracep&amp;arent of its own</source>
        <translation>Eigenes trace&amp;parent senden</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>Parameter hinzufügen</translation>
    </message>
    <message>
        <source>Add a header field</source>
        <translation>Header-Feld hinzufügen</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Auth</source>
        <extracomment>title of a tab with a mark that there is something in it</extracomment>
        <translation>Auth</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Body</source>
        <extracomment>title of a tab with a mark that there is something in it</extracomment>
        <translation>Body</translation>
    </message>
    <message>
        <source>Message</source>
        <extracomment>A tab: the next message of a WebSocket.</extracomment>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Path and query parameters of the address</source>
        <translation>Pfad- und Query-Parameter der Adresse</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Add a text part</source>
        <translation>Textteil hinzufügen</translation>
    </message>
    <message>
        <source>Form (urlencoded)</source>
        <translation>Formular (urlencoded)</translation>
    </message>
    <message>
        <source>Form (multipart)</source>
        <translation>Formular (multipart)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and keys</source>
        <translation>Die Werte von Authorization, Cookie und Schlüsseln zeigen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Timeout in seconds</source>
        <translation>Zeitlimit in Sekunden</translation>
    </message>
    <message>
        <source>How many redirects at most</source>
        <translation>Höchstzahl der Weiterleitungen</translation>
    </message>
    <message>
        <source>Without it anybody on the way can read and change what is sent. For servers of your own, with a certificate that you made.</source>
        <translation>Ohne sie kann jeder auf dem Weg lesen und ändern, was gesendet wird. Für eigene Server mit selbst erstelltem Zertifikat.</translation>
    </message>
    <message>
        <source>Accept-Encoding: %1, as browsers send it; the response is shown decoded. One that you type in Headers is sent instead.</source>
        <extracomment>%1 a list of content codings.</extracomment>
        <translation>Accept-Encoding: %1, wie Browser es senden; die Antwort wird dekodiert gezeigt. Ein in Header eingegebenes wird stattdessen gesendet.</translation>
    </message>
    <message>
        <source>A header field of W3C Trace Context, new for each request. By it the server&apos;s own times of the request are found. One that you type in Headers is sent instead.</source>
        <translation>Ein Header-Feld nach W3C Trace Context, neu für jede Anfrage. Daran werden die eigenen Zeiten des Servers für die Anfrage gefunden. Ein in Header eingegebenes wird stattdessen gesendet.</translation>
    </message>
    <message>
        <source>Shows name lookup, connect and TLS of each request. Otherwise an open connection is used again.</source>
        <translation>Zeigt Namensauflösung, Verbindungsaufbau und TLS jeder Anfrage. Sonst wird eine offene Verbindung wieder benutzt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Subprotocols of the WebSocket</source>
        <translation>Subprotokolle des WebSockets</translation>
    </message>
    <message>
        <source>Names that are offered in Sec-WebSocket-Protocol, with commas between them; the server chooses one</source>
        <translation>In Sec-WebSocket-Protocol angebotene Namen, durch Kommas getrennt; der Server wählt einen</translation>
    </message>
    <message>
        <source>Timeo&amp;ut:</source>
        <translation>Zeitlimi&amp;t:</translation>
    </message>
    <message>
        <source>Subprotocols:</source>
        <translation>Subprotokolle:</translation>
    </message>
    <message>
        <source>Redirects:</source>
        <translation>Weiterleitungen:</translation>
    </message>
    <message>
        <source>TLS:</source>
        <translation>TLS:</translation>
    </message>
    <message>
        <source>Connection:</source>
        <translation>Verbindung:</translation>
    </message>
    <message>
        <source>Compression:</source>
        <translation>Kompression:</translation>
    </message>
    <message>
        <source>Trace:</source>
        <translation>Trace:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>title of a tab, then how many entries it has</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Body ●</source>
        <translation>Body ●</translation>
    </message>
    <message>
        <source>Auth ●</source>
        <translation>Auth ●</translation>
    </message>
    <message>
        <source>Also sent, unless named above: %1</source>
        <translation>Außerdem gesendet, wenn oben nicht genannt: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestTab</name>
    <message>
        <source>The bodies of so many responses are too large to be kept; send it alone to see this one.</source>
        <translation>Die Bodys so vieler Antworten sind zu groß zum Aufbewahren; einzeln senden, um diese zu sehen.</translation>
    </message>
    <message>
        <source>← &amp;Back to all calls</source>
        <translation>← Zurü&amp;ck zu allen Aufrufen</translation>
    </message>
    <message>
        <source>Send one request alone to see the server&apos;s own times here. The Requests pane has those of all.</source>
        <translation>Eine einzelne Anfrage senden, um hier die eigenen Zeiten des Servers zu sehen. Der Bereich Anfragen hat die von allen.</translation>
    </message>
    <message>
        <source>← &amp;Back to the history</source>
        <translation>← Zurü&amp;ck zum Verlauf</translation>
    </message>
    <message>
        <source>Use Earlier Request</source>
        <translation>Frühere Anfrage verwenden</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>Type an address, or choose a route in Routes, and press Ctrl+Enter. The response is shown here.</source>
        <translation>Eine Adresse eingeben oder eine Route in Routen wählen und Strg+Enter drücken. Die Antwort erscheint hier.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Waiting for the response</source>
        <translation>Warten auf die Antwort</translation>
    </message>
    <message>
        <source>WS %1</source>
        <extracomment>title of a tab: a WebSocket, %1 its path</extracomment>
        <translation>WS %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>title of a tab: %1 method, %2 path</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>→ %1</source>
        <extracomment>in front of the URL that is called</extracomment>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Paste cURL Command</source>
        <translation>cURL-Befehl einfügen</translation>
    </message>
    <message>
        <source>The request was filled from a cURL command.</source>
        <translation>Die Anfrage wurde aus einem cURL-Befehl ausgefüllt.</translation>
    </message>
    <message>
        <source>The request was filled from a cURL command. Not taken over: %1.</source>
        <extracomment>%1 a list of options and sentences</extracomment>
        <translation>Die Anfrage wurde aus einem cURL-Befehl ausgefüllt. Nicht übernommen: %1.</translation>
    </message>
    <message>
        <source>Of no meaning here: %1.</source>
        <extracomment>%1 options of curl such as -s, -o</extracomment>
        <translation>Hier ohne Bedeutung: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Clear History</source>
        <translation>Verlauf leeren</translation>
    </message>
    <message>
        <source>The calls of these are not kept</source>
        <translation>Die Aufrufe dazu sind nicht aufbewahrt</translation>
    </message>
    <message>
        <source>No response</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>The response of %1 to %2.</source>
        <extracomment>%1 a time of day, %2 a request such as GET /json</extracomment>
        <translation>Die Antwort um %1 auf %2.</translation>
    </message>
    <message>
        <source>Its body made room for newer ones.</source>
        <translation>Ihr Body machte neueren Platz.</translation>
    </message>
    <message>
        <source>The server answered the handshake with this response, so no WebSocket was opened.</source>
        <translation>Der Server antwortete auf den Handshake mit dieser Antwort; darum wurde kein WebSocket geöffnet.</translation>
    </message>
    <message>
        <source>Its newest messages are in Body, one a line.</source>
        <translation>Die neuesten Nachrichten stehen in Body, eine pro Zeile.</translation>
    </message>
    <message>
        <source>The request went without a traceparent, so it cannot be told which of the server&apos;s records is its own. Switch it on in Options.</source>
        <translation>Die Anfrage ging ohne traceparent hinaus; darum ist nicht zu erkennen, welche Aufzeichnung des Servers ihre ist. In Optionen einschalten.</translation>
    </message>
    <message>
        <source>The server&apos;s record of it comes in a moment.</source>
        <translation>Die Aufzeichnung des Servers dazu kommt gleich.</translation>
    </message>
    <message>
        <source>The server kept no record of this request, as happens under a heavy load.</source>
        <translation>Der Server behielt keine Aufzeichnung dieser Anfrage, wie es unter hoher Last vorkommt.</translation>
    </message>
    <message>
        <source>This server says nothing about its own time. One that sends a Server-Timing field is shown here, and so is the server of this window.</source>
        <translation>Dieser Server sagt nichts über seine eigene Zeit. Einer, der ein Feld Server-Timing sendet, wird hier gezeigt, und ebenso der Server dieses Fensters.</translation>
    </message>
    <message>
        <source>A WebSocket is open in this tab. Close it, then send again.</source>
        <translation>In diesem Tab ist ein WebSocket offen. Erst schließen, dann erneut senden.</translation>
    </message>
    <message>
        <source>Something is under way in this tab. Wait, or cancel it with Esc.</source>
        <translation>In diesem Tab läuft gerade etwas. Warten oder mit Esc abbrechen.</translation>
    </message>
    <message>
        <source>A load run sends requests, and this is a WebSocket. Choose an http address.</source>
        <translation>Ein Lastlauf sendet Anfragen, und dies ist ein WebSocket. Eine http-Adresse wählen.</translation>
    </message>
    <message numerus="yes">
        <source>Left out of the load run, since only %1 of their bodies were kept: %n request(s).</source>
        <extracomment>%1 a size.</extracomment>
        <translation>
            <numerusform>Nicht im Lastlauf, da nur %1 des Bodys aufbewahrt wurden: %n Anfrage.</numerusform>
            <numerusform>Nicht im Lastlauf, da nur %1 ihrer Bodys aufbewahrt wurden: %n Anfragen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out of the load run, which sends requests and no messages: %n WebSocket(s).</source>
        <translation>
            <numerusform>Nicht im Lastlauf, der Anfragen und keine Nachrichten sendet: %n WebSocket.</numerusform>
            <numerusform>Nicht im Lastlauf, der Anfragen und keine Nachrichten sendet: %n WebSockets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nichts wurde gesendet</translation>
    </message>
    <message>
        <source>The line above says why, and what can be done.</source>
        <translation>Die Zeile darüber sagt, warum und was zu tun ist.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>%1 a status code, %2 how often</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>The server tells its own times when the stream is over.</source>
        <translation>Der Server nennt seine eigenen Zeiten, wenn der Stream zu Ende ist.</translation>
    </message>
    <message>
        <source>Nothing more was read: %1.</source>
        <extracomment>%1 what is wrong with a stream of events, in English.</extracomment>
        <translation>Mehr wurde nicht gelesen: %1.</translation>
    </message>
    <message>
        <source>The server answered %1 instead of a stream.</source>
        <extracomment>%1 a status code.</extracomment>
        <translation>Der Server antwortete mit %1 statt mit einem Stream.</translation>
    </message>
    <message>
        <source>Canceled after %1.</source>
        <translation>Nach %1 abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing listens on %1: the server of this window is stopped.</source>
        <translation>Nichts lauscht auf %1: Der Server dieses Fensters ist gestoppt.</translation>
    </message>
    <message>
        <source>Start it and send again</source>
        <translation>Starten und erneut senden</translation>
    </message>
    <message>
        <source>Start it and send all again</source>
        <translation>Starten und alle erneut senden</translation>
    </message>
    <message>
        <source>Asking %1 for a token … %2</source>
        <extracomment>%1 a host and its port, %2 how long it takes up to now.</extracomment>
        <translation>%1 wird um ein Token gebeten … %2</translation>
    </message>
    <message>
        <source>Reading the files of the body …</source>
        <translation>Dateien des Bodys werden gelesen …</translation>
    </message>
    <message>
        <source>Waiting for %1 … %2</source>
        <translation>Warten auf %1 … %2</translation>
    </message>
    <message>
        <source>The server tells its own times when the connection is over.</source>
        <translation>Der Server nennt seine eigenen Zeiten, wenn die Verbindung beendet ist.</translation>
    </message>
    <message>
        <source>The server answered %1 instead of opening it again.</source>
        <extracomment>%1 a status code.</extracomment>
        <translation>Der Server antwortete mit %1, statt sie wieder zu öffnen.</translation>
    </message>
    <message>
        <source>Closed with %1, since the server broke the protocol: %2.</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 what the server did wrong, in English.</extracomment>
        <translation>Geschlossen mit %1, da der Server das Protokoll verletzte: %2.</translation>
    </message>
    <message>
        <source>You cut the connection before the server had answered the Close.</source>
        <translation>Sie haben die Verbindung getrennt, bevor der Server das Close beantwortet hatte.</translation>
    </message>
    <message>
        <source>The connection is gone: the server of this window was stopped.</source>
        <translation>Die Verbindung ist weg: Der Server dieses Fensters wurde gestoppt.</translation>
    </message>
    <message>
        <source>The connection is gone, without a Close (1006): the server ended, or the network broke.</source>
        <translation>Die Verbindung ist weg, ohne Close (1006): Der Server ist beendet, oder das Netz brach ab.</translation>
    </message>
    <message>
        <source>You closed it; the server answered with %1.</source>
        <extracomment>%1 the code and name with which a WebSocket was closed.</extracomment>
        <translation>Sie haben geschlossen; der Server antwortete mit %1.</translation>
    </message>
    <message>
        <source>The server closed it with %1. %2</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 a sentence that says what that means.</extracomment>
        <translation>Der Server schloss mit %1. %2</translation>
    </message>
    <message>
        <source>The server closed it with %1, “%2”. %3</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 the reason that came with it, %3 a sentence.</extracomment>
        <translation>Der Server schloss mit %1, „%2“. %3</translation>
    </message>
    <message>
        <source>A file is still being read.</source>
        <translation>Eine Datei wird noch gelesen.</translation>
    </message>
    <message>
        <source>The file was not sent: the connection that it was for was closed while it was read.</source>
        <translation>Die Datei wurde nicht gesendet: Ihre Verbindung wurde während des Lesens geschlossen.</translation>
    </message>
    <message>
        <source>It was not sent: the connection is closed, or about to be.</source>
        <translation>Nicht gesendet: Die Verbindung ist geschlossen oder wird es gerade.</translation>
    </message>
    <message>
        <source>It was not sent: %1 still wait for the connection.</source>
        <translation>Nicht gesendet: %1 warten noch auf die Verbindung.</translation>
    </message>
    <message>
        <source>%1 answered without a bearer token.</source>
        <extracomment>%1 an address.</extracomment>
        <translation>%1 antwortete ohne Bearer-Token.</translation>
    </message>
    <message>
        <source>There is no token: the server answered %1.</source>
        <extracomment>%1 a status code.</extracomment>
        <translation>Es gibt kein Token: Der Server antwortete mit %1.</translation>
    </message>
    <message>
        <source>There is no token: the server answered %1: %2</source>
        <extracomment>%1 a status code, %2 what the server says.</extracomment>
        <translation>Es gibt kein Token: Der Server antwortete mit %1: %2</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestTasksPage</name>
    <message>
        <source>Tasks of the request</source>
        <translation>Aufgaben der Anfrage</translation>
    </message>
    <message>
        <source>No tasks</source>
        <translation>Keine Aufgaben</translation>
    </message>
    <message>
        <source>The tasks of a request are shown while the server runs.</source>
        <translation>Die Aufgaben einer Anfrage sind zu sehen, während der Server läuft.</translation>
    </message>
    <message>
        <source>Reading the tasks…</source>
        <translation>Aufgaben werden gelesen…</translation>
    </message>
    <message>
        <source>This request made no task, or its tasks are not kept any more.</source>
        <translation>Diese Anfrage legte keine Aufgabe an, oder ihre Aufgaben sind nicht mehr aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestsActions</name>
    <message>
        <source>&amp;Resend</source>
        <translation>&amp;Erneut senden</translation>
    </message>
    <message>
        <source>&amp;Edit and resend in the Sender</source>
        <translation>Im Sender &amp;bearbeiten und senden</translation>
    </message>
    <message>
        <source>Comp&amp;are with another</source>
        <translation>Mit anderer &amp;vergleichen</translation>
    </message>
    <message>
        <source>Show in Timeli&amp;ne</source>
        <translation>In &amp;Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Load Run…</source>
        <translation>Lastlauf…</translation>
    </message>
    <message>
        <source>E&amp;xport as HAR…</source>
        <translation>Als HAR e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Import a HAR file…</source>
        <translation>HAR-Datei &amp;importieren…</translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation>&amp;URL kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;cURL</source>
        <translation>Als &amp;cURL kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;HAR entry</source>
        <translation>Als &amp;HAR-Eintrag kopieren</translation>
    </message>
    <message>
        <source>Copy response &amp;body</source>
        <translation>Antwort-Bod&amp;y kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;trace id</source>
        <translation>&amp;Trace-ID kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) exported to “%1”.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%n Anfrage nach „%1“ exportiert.</numerusform>
            <numerusform>%n Anfragen nach „%1“ exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Comp&amp;are the two</source>
        <translation>Beide &amp;vergleichen</translation>
    </message>
    <message>
        <source>Comp&amp;are with the one marked</source>
        <translation>Mit vorgemerkter &amp;vergleichen</translation>
    </message>
    <message>
        <source>Load Run of These…</source>
        <translation>Lastlauf aus diesen…</translation>
    </message>
    <message numerus="yes">
        <source>Left out of the load run, since they cannot be sent again as they were: %n request(s).</source>
        <translation>
            <numerusform>Nicht im Lastlauf, da nicht unverändert erneut sendbar: %n Anfrage.</numerusform>
            <numerusform>Nicht im Lastlauf, da nicht unverändert erneut sendbar: %n Anfragen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A load run has at most %1 requests; %n request(s) were left out.</source>
        <extracomment>%1 a number.</extracomment>
        <translation>
            <numerusform>Ein Lastlauf hat höchstens %1 Anfragen; %n Anfrage wurde ausgelassen.</numerusform>
            <numerusform>Ein Lastlauf hat höchstens %1 Anfragen; %n Anfragen wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a WebSocket. Open one like it from the Sender, which shows its messages.</source>
        <extracomment>%1 method and path.</extracomment>
        <translation>%1 ist ein WebSocket. Einen solchen aus dem Sender öffnen; er zeigt die Nachrichten.</translation>
    </message>
    <message>
        <source>%1 still runs; it can be sent again when it has ended.</source>
        <translation>%1 läuft noch; nach dem Ende lässt sie sich erneut senden.</translation>
    </message>
    <message>
        <source>This request was refused before it could be read, so it cannot be sent again.</source>
        <translation>Diese Anfrage wurde abgelehnt, bevor sie gelesen werden konnte; darum lässt sie sich nicht erneut senden.</translation>
    </message>
    <message>
        <source>%1 was not sent again: of its body, %2 of %3 were kept.</source>
        <extracomment>%1 method and path, %2 and %3 sizes.</extracomment>
        <translation>%1 wurde nicht erneut gesendet: Vom Body wurden %2 von %3 aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 goes to another server. Send it from the Sender, which shows the answer.</source>
        <extracomment>%1 a URL.</extracomment>
        <translation>%1 geht an einen anderen Server. Aus dem Sender senden; er zeigt die Antwort.</translation>
    </message>
    <message>
        <source>Open in Sender</source>
        <translation>Im Sender öffnen</translation>
    </message>
    <message>
        <source>The server does not run, so nothing was sent.</source>
        <translation>Der Server läuft nicht, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>The request was sent again; the filter hides it.</source>
        <translation>Die Anfrage wurde erneut gesendet; der Filter blendet sie aus.</translation>
    </message>
    <message>
        <source>%1 is marked. Go to another request and compare again.</source>
        <extracomment>%1 method and path.</extracomment>
        <translation>%1 ist vorgemerkt. Zu einer anderen Anfrage gehen und noch einmal vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>Left out, since it has not ended: %n request(s).</source>
        <translation>
            <numerusform>Ausgelassen, da nicht beendet: %n Anfrage.</numerusform>
            <numerusform>Ausgelassen, da nicht beendet: %n Anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a HAR file</source>
        <translation>HAR-Datei importieren</translation>
    </message>
    <message>
        <source>HTTP archives (*.har);;All files (*)</source>
        <translation>HTTP-Archive (*.har);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Another file is being written or read. Wait until it is done.</source>
        <translation>Eine andere Datei wird geschrieben oder gelesen. Warten, bis das fertig ist.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Left out: %n thing(s).</source>
        <extracomment>%1 a sentence.</extracomment>
        <translation>
            <numerusform>%1 Ausgelassen: %n Angabe.</numerusform>
            <numerusform>%1 Ausgelassen: %n Angaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Sho&amp;w Source</source>
        <translation>&amp;Quelltext zeigen</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestsColors</name>
    <message>
        <source>C&amp;olour Rules…</source>
        <translation>&amp;Farbregeln…</translation>
    </message>
    <message>
        <source>Which requests are coloured, and how</source>
        <translation>Welche Anfragen farbig sind und wie</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestsPane</name>
    <message>
        <source>Filter: users  status&gt;=400</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation>Filter: users  status&gt;=400</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>Pinned requests</source>
        <translation>Angeheftete Anfragen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln request(s).</source>
        <translation>
            <numerusform>%Ln Anfrage entfernt.</numerusform>
            <numerusform>%Ln Anfragen entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln request(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%Ln Anfrage nach %1 exportiert.</numerusform>
            <numerusform>%Ln Anfragen nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln request(s).</source>
        <translation>
            <numerusform>%Ln Anfrage kopiert.</numerusform>
            <numerusform>%Ln Anfragen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the &amp;List</source>
        <translation>Zurück zur &amp;Liste</translation>
    </message>
    <message>
        <source>Close the detail of a request, and go to the list</source>
        <translation>Details einer Anfrage schließen und zur Liste gehen</translation>
    </message>
    <message>
        <source>The request with the trace id %1 is not in the list (any more).</source>
        <translation>Die Anfrage mit der Trace-ID %1 ist nicht (mehr) in der Liste.</translation>
    </message>
    <message>
        <source>The request is not in the list any more.</source>
        <translation>Die Anfrage ist nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>Show &amp;Detail</source>
        <translation>&amp;Details zeigen</translation>
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation>Keine Anfrage passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Anfrage ist ausgeblendet.</numerusform>
            <numerusform>%Ln Anfragen sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Each request to this server appears here as it runs: who sent it, what it waited for, and how long.</source>
        <translation>Jede Anfrage an diesen Server erscheint hier, während sie läuft: wer sie sandte, worauf sie wartete und wie lange.</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>The server is not running, so there is nothing to receive them.</source>
        <translation>Der Server läuft nicht, darum nimmt niemand Anfragen an.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <extracomment>How many requests came while the list is paused.</extracomment>
        <translation>
            <numerusform>Pause, %n wartet</numerusform>
            <numerusform>Pause, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 shown of %2 requests.</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>coroscope::RequestsTable</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>coroscope::ResponseView</name>
    <message>
        <source>&amp;Reveal secrets</source>
        <translation>Geheimn&amp;isse zeigen</translation>
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and keys</source>
        <translation>Die Werte von Authorization, Cookie und Schlüsseln zeigen</translation>
    </message>
    <message>
        <source>Response body</source>
        <translation>Antwort-Body</translation>
    </message>
    <message>
        <source>Head of the request as it was sent</source>
        <translation>Kopf der Anfrage, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Timings</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>The server-sent events of the response</source>
        <translation>Die Server-Sent Events der Antwort</translation>
    </message>
    <message>
        <source>What came and went on the WebSocket</source>
        <translation>Was auf dem WebSocket kam und ging</translation>
    </message>
    <message>
        <source>What the server itself says about the request</source>
        <translation>Was der Server selbst zur Anfrage sagt</translation>
    </message>
    <message>
        <source>The request as it was sent</source>
        <translation>Die Anfrage, wie sie gesendet wurde</translation>
    </message>
    <message>
        <source>Response header fields</source>
        <translation>Header-Felder der Antwort</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>K&amp;opieren</translation>
    </message>
    <message>
        <source>Copy the head as it is shown</source>
        <translation>Kopf so kopieren, wie er gezeigt wird</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>From the start of the call to the last byte</source>
        <translation>Vom Beginn des Aufrufs bis zum letzten Byte</translation>
    </message>
    <message>
        <source>Received: head and body; the body has %1</source>
        <translation>Empfangen: Kopf und Body; der Body hat %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>after %n redirect(s), from %1</source>
        <translation>
            <numerusform>nach %n Weiterleitung, von %1</numerusform>
            <numerusform>nach %n Weiterleitungen, von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Headers (%1)</source>
        <translation>Header (%1)</translation>
    </message>
    <message>
        <source>Server %1</source>
        <extracomment>title of a tab: how long the server itself took</extracomment>
        <translation>Server %1</translation>
    </message>
</context>
<context>
    <name>coroscope::ResultModel</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Bytes of a database: %1 the first of them as hex digits, %2 a size.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>coroscope::ResultPage</name>
    <message>
        <source>Rows of the result</source>
        <translation>Zeilen des Ergebnisses</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Save as JSON</source>
        <translation>Als JSON speichern</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
</context>
<context>
    <name>coroscope::RevealView</name>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line of text: %1 the name of a figure, %2 its value.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>That is what was predicted.</source>
        <translation>So wurde es vorhergesagt.</translation>
    </message>
    <message>
        <source>It is not what was predicted.</source>
        <translation>So wurde es nicht vorhergesagt.</translation>
    </message>
    <message>
        <source>Well predicted: it is %1.</source>
        <extracomment>%1 a figure.</extracomment>
        <translation>Gut vorhergesagt: Es sind %1.</translation>
    </message>
    <message>
        <source>It is %1: %2 times what was predicted.</source>
        <extracomment>%1 a figure, %2 a number such as 3.9.</extracomment>
        <translation>Es sind %1: das %2-Fache der Vorhersage.</translation>
    </message>
    <message>
        <source>It is %1: what was predicted is %2 times that.</source>
        <extracomment>%1 a figure, %2 a number such as 3.9.</extracomment>
        <translation>Es sind %1: Die Vorhersage ist das %2-Fache davon.</translation>
    </message>
    <message>
        <source>It is %1, and %2 was predicted.</source>
        <extracomment>%1 and %2 figures.</extracomment>
        <translation>Es sind %1, vorhergesagt waren %2.</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <extracomment>%1 what: &quot;p99&quot;.</extracomment>
        <translation>Gemessen: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::RouteActivityDialog</name>
    <message>
        <source>Seconds ago</source>
        <translation>Sekunden her</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Activity of %1</source>
        <extracomment>Title of a window: %1 is a route, &quot;GET /users&quot;.</extracomment>
        <translation>Aktivität von %1</translation>
    </message>
    <message>
        <source>Requests to %1 that ended in each of the last 60 seconds.</source>
        <translation>Anfragen an %1, die in jeder der letzten 60 Sekunden endeten.</translation>
    </message>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>Als CSV &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>coroscope::RouteFilterProxy</name>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Kind of handler</source>
        <translation>Art des Handlers</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Enabled or disabled</source>
        <translation>Aktiviert oder deaktiviert</translation>
    </message>
    <message>
        <source>Requests since the start</source>
        <translation>Anfragen seit dem Start</translation>
    </message>
    <message>
        <source>Requests that wait right now</source>
        <translation>Anfragen, die gerade warten</translation>
    </message>
    <message>
        <source>Percent of answers that failed</source>
        <translation>Prozentsatz fehlgeschlagener Antworten</translation>
    </message>
    <message>
        <source>Median of the last minute</source>
        <translation>Median der letzten Minute</translation>
    </message>
    <message>
        <source>95th percentile of the last minute</source>
        <translation>95. Perzentil der letzten Minute</translation>
    </message>
    <message>
        <source>99th percentile of the last minute</source>
        <translation>99. Perzentil der letzten Minute</translation>
    </message>
    <message>
        <source>What is done to its requests on purpose</source>
        <translation>Was mit ihren Anfragen absichtlich geschieht</translation>
    </message>
    <message>
        <source>Open to all, or who calls is asked</source>
        <translation>Offen für alle, oder der Aufrufer wird geprüft</translation>
    </message>
    <message>
        <source>Scope that who calls needs</source>
        <translation>Scope, den der Aufrufer braucht</translation>
    </message>
    <message>
        <source>Section of the tutorial</source>
        <translation>Abschnitt des Tutorials</translation>
    </message>
</context>
<context>
    <name>coroscope::RouteModel</name>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 a route, &quot;GET /users&quot;, %2 what is done to it, &quot;+200 ms, off&quot;: for screen readers.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, has a twin</source>
        <extracomment>%1 a route, &quot;GET /users&quot;: for screen readers.</extracomment>
        <translation>%1, hat einen Zwilling</translation>
    </message>
    <message>
        <source>%1, disabled</source>
        <extracomment>%1 a route, &quot;GET /users&quot;: for screen readers.</extracomment>
        <translation>%1, deaktiviert</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>A percentile of too few samples: about so much.</extracomment>
        <translation>≈ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in the last minute, at most %1 in a second</source>
        <extracomment>%n requests ended in the last minute; %1 is the most in one of its seconds.</extracomment>
        <translation>
            <numerusform>%n in der letzten Minute, höchstens %1 in einer Sekunde</numerusform>
            <numerusform>%n in der letzten Minute, höchstens %1 in einer Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is disabled: it answers as if it were not declared.</source>
        <extracomment>%1 a route, &quot;GET /users&quot;.</extracomment>
        <translation>%1 ist deaktiviert: Sie antwortet, als wäre sie nicht deklariert.</translation>
    </message>
    <message>
        <source>%1
Injected: %2.</source>
        <extracomment>%1 what a route does; %2 what is done to it on purpose: &quot;20 % answered 503&quot;.</extracomment>
        <translation>%1
Injiziert: %2.</translation>
    </message>
    <message>
        <source>%1
Twins: %2. They can be raced.</source>
        <extracomment>%1 what a route does; %2 a pair of requests, &quot;Blocking and async&quot;.</extracomment>
        <translation>%1
Zwillinge: %2. Sie können gegeneinander antreten.</translation>
    </message>
    <message>
        <source>Disabled: it answers as if it were not declared. Else: %1.</source>
        <extracomment>%1 what is done to a route on purpose: &quot;20 % answered 503&quot;.</extracomment>
        <translation>Deaktiviert: Sie antwortet, als wäre sie nicht deklariert. Sonst: %1.</translation>
    </message>
    <message>
        <source>Disabled: it answers as if it were not declared.</source>
        <translation>Deaktiviert: Sie antwortet, als wäre sie nicht deklariert.</translation>
    </message>
    <message>
        <source>Injected: %1.</source>
        <translation>Injiziert: %1.</translation>
    </message>
    <message>
        <source>Nothing is done to its requests.</source>
        <translation>Mit ihren Anfragen geschieht nichts.</translation>
    </message>
    <message>
        <source>No request in the last minute.</source>
        <translation>Keine Anfrage in der letzten Minute.</translation>
    </message>
    <message>
        <source>Last minute: p50 %1, p95 %2, p99 %3, longest %4.</source>
        <translation>Letzte Minute: p50 %1, p95 %2, p99 %3, längste %4.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Only %n request(s): too few to trust.</source>
        <translation>
            <numerusform>%1 Nur %n Anfrage: zu wenig, um darauf zu bauen.</numerusform>
            <numerusform>%1 Nur %n Anfragen: zu wenig, um darauf zu bauen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 answers had a status of 500 and above, since the start.</source>
        <extracomment>%1 of %2 requests; both are counts.</extracomment>
        <translation>%1 von %2 Antworten hatten einen Status ab 500, seit dem Start.</translation>
    </message>
    <message>
        <source>Answers with a status of 500 and above, since the start.</source>
        <translation>Antworten mit Status ab 500, seit dem Start.</translation>
    </message>
    <message>
        <source>No request since the start.</source>
        <translation>Keine Anfrage seit dem Start.</translation>
    </message>
    <message>
        <source>Requests since the start of the server</source>
        <translation>Anfragen seit dem Start des Servers</translation>
    </message>
    <message>
        <source>Whether the server asks who calls, and which scopes they need</source>
        <translation>Ob der Server fragt, wer aufruft, und welche Scopes nötig sind</translation>
    </message>
    <message>
        <source>What is done to its requests on purpose: delays, errors, resets, slow bodies, off</source>
        <translation>Was mit ihren Anfragen absichtlich geschieht: Verzögerungen, Fehler, Abbrüche, langsame Bodys, aus</translation>
    </message>
    <message>
        <source>Requests a second in the last minute; the newest second is on the right</source>
        <translation>Anfragen pro Sekunde in der letzten Minute; die neueste Sekunde steht rechts</translation>
    </message>
    <message>
        <source>Of the requests of the last minute</source>
        <translation>Über die Anfragen der letzten Minute</translation>
    </message>
    <message>
        <source>Share of answers with a status of 500 and above, since the start</source>
        <translation>Anteil der Antworten mit Status ab 500, seit dem Start</translation>
    </message>
    <message>
        <source>Requests whose handler waits right now</source>
        <translation>Anfragen, deren Handler gerade wartet</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Auth</source>
        <translation>Auth</translation>
    </message>
    <message>
        <source>The section of the tutorial on async APIs that it shows</source>
        <translation>Der Abschnitt des Tutorials über asynchrone APIs, den sie zeigt</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>Tutorial</translation>
    </message>
</context>
<context>
    <name>coroscope::RoutePolicyCommand</name>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::RoutePolicyPanel</name>
    <message>
        <source>Answers</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>Close the policy</source>
        <translation>Richtlinie schließen</translation>
    </message>
    <message>
        <source>Close the policy (Esc)</source>
        <translation>Richtlinie schließen (Esc)</translation>
    </message>
    <message>
        <source>Where it does not, it is as if it were not declared: 404, or 405 where other methods of its path are</source>
        <translation>Sonst ist es, als wäre sie nicht deklariert: 404, oder 405, wo es andere Methoden ihres Pfads gibt</translation>
    </message>
    <message>
        <source>enable %1</source>
        <extracomment>Each stands behind &quot;Undo&quot;; %1 &quot;GET /users&quot; or &quot;3 routes&quot;.</extracomment>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>disable %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Choose a route to see its policy</source>
        <extracomment>A title; %1 &quot;GET /users&quot; or &quot;3 routes&quot;.</extracomment>
        <translation>Eine Route wählen, um ihre Richtlinie zu sehen</translation>
    </message>
    <message>
        <source>Policy of %1</source>
        <translation>Richtlinie von %1</translation>
    </message>
    <message>
        <source>policy of %1</source>
        <extracomment>Stands behind &quot;Undo&quot;; %1 &quot;GET /users&quot; or &quot;3 routes&quot;.</extracomment>
        <translation>Richtlinie von %1</translation>
    </message>
</context>
<context>
    <name>coroscope::RouteTableModel</name>
    <message>
        <source>Checked: the charts draw it</source>
        <translation>Angehakt: Die Diagramme zeichnen sie</translation>
    </message>
    <message>
        <source>In the window of time</source>
        <translation>Im Zeitfenster</translation>
    </message>
    <message>
        <source>Answers of 500 and above, in the window of time</source>
        <translation>Antworten ab 500, im Zeitfenster</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Error share</source>
        <extracomment>The share of requests that failed.</extracomment>
        <translation>Fehleranteil</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Since %1: there were too many different latencies to keep them for longer.</source>
        <extracomment>%1 a time of day. Why percentiles are of less than the window of time that is chosen.</extracomment>
        <translation>Seit %1: Es gab zu viele verschiedene Latenzen, um sie länger aufzubewahren.</translation>
    </message>
    <message>
        <source>Of all requests that ended in the window of time: the latencies themselves are put together, not the percentiles of its parts. Of more than two minutes, the window begins up to a minute earlier.</source>
        <translation>Von allen Anfragen, die im Zeitfenster endeten: Zusammengeführt werden die Latenzen selbst, nicht die Perzentile seiner Teile. Bei mehr als zwei Minuten beginnt das Fenster bis zu einer Minute früher.</translation>
    </message>
</context>
<context>
    <name>coroscope::RoutesPane</name>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Filter routes</source>
        <translation>Routen filtern</translation>
    </message>
    <message>
        <source>Show by tag, by path or as a list</source>
        <translation>Nach Tag, nach Pfad oder als Liste zeigen</translation>
    </message>
    <message>
        <source>View of the routes</source>
        <translation>Ansicht der Routen</translation>
    </message>
    <message>
        <source>Open in &amp;Sender</source>
        <translation>Im &amp;Sender öffnen</translation>
    </message>
    <message>
        <source>&amp;Load Run…</source>
        <translation>&amp;Lastlauf…</translation>
    </message>
    <message>
        <source>&amp;Race the Twins</source>
        <translation>&amp;Zwillingsrennen</translation>
    </message>
    <message>
        <source>&amp;Disable Route</source>
        <translation>Route &amp;deaktivieren</translation>
    </message>
    <message>
        <source>Enable &amp;All Routes</source>
        <translation>&amp;Alle Routen aktivieren</translation>
    </message>
    <message>
        <source>&amp;Policy…</source>
        <translation>&amp;Richtlinie…</translation>
    </message>
    <message>
        <source>Clear Polic&amp;y</source>
        <translation>Richtlinie leere&amp;n</translation>
    </message>
    <message>
        <source>It answers, and nothing is injected</source>
        <translation>Sie antwortet, und nichts wird injiziert</translation>
    </message>
    <message>
        <source>S&amp;low: 200 ms ± 50 ms</source>
        <translation>Lan&amp;gsam: 200 ms ± 50 ms</translation>
    </message>
    <message>
        <source>&amp;Flaky: 20 % Answered 503</source>
        <translation>&amp;Unzuverlässig: 20 % mit 503 beantwortet</translation>
    </message>
    <message>
        <source>&amp;Overloaded: All Answered 429</source>
        <translation>Über&amp;lastet: alle mit 429 beantwortet</translation>
    </message>
    <message>
        <source>&amp;Reset: All Connections</source>
        <translation>&amp;Zurücksetzen: alle Verbindungen</translation>
    </message>
    <message>
        <source>Slow &amp;Body: 2 s</source>
        <translation>Langsamer &amp;Body: 2 s</translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation>&amp;URL kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;cURL</source>
        <translation>Als &amp;cURL kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;HTTPie</source>
        <translation>Als &amp;HTTPie kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;fetch (JavaScript)</source>
        <translation>Als &amp;fetch kopieren (JavaScript)</translation>
    </message>
    <message>
        <source>Copy as coroscope-client &amp;ws</source>
        <translation>Als coroscope-client &amp;ws kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Python (websockets)</source>
        <translation>Als &amp;Python kopieren (websockets)</translation>
    </message>
    <message>
        <source>Copy as new WebSocket (&amp;JavaScript)</source>
        <translation>Als neuer WebSocket kopieren (&amp;JavaScript)</translation>
    </message>
    <message>
        <source>Copy as &amp;QWebSocket (C++)</source>
        <translation>Als &amp;QWebSocket kopieren (C++)</translation>
    </message>
    <message>
        <source>Activity as &amp;Table…</source>
        <translation>Aktivität als &amp;Tabelle…</translation>
    </message>
    <message>
        <source>By &amp;Tag</source>
        <translation>Nach &amp;Tag</translation>
    </message>
    <message>
        <source>By &amp;Path</source>
        <translation>Nach &amp;Pfad</translation>
    </message>
    <message>
        <source>As a &amp;List</source>
        <translation>Als &amp;Liste</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>Alles au&amp;fklappen</translation>
    </message>
    <message>
        <source>&amp;Collapse All</source>
        <translation>Alles &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Only Routes with a Policy</source>
        <translation>&amp;Nur Routen mit Richtlinie</translation>
    </message>
    <message>
        <source>clear policy of %1</source>
        <extracomment>Stands behind &quot;Undo&quot;; %1 &quot;GET /users&quot; or &quot;3 routes&quot;.</extracomment>
        <translation>Richtlinie von %1 leeren</translation>
    </message>
    <message>
        <source>end of what is injected into routes</source>
        <extracomment>Stands behind &quot;Undo&quot;.</extracomment>
        <translation>Ende der Injektion in Routen</translation>
    </message>
    <message>
        <source>policy of %1</source>
        <translation>Richtlinie von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n disabled route(s)</source>
        <translation>
            <numerusform>%n deaktivierte Route</numerusform>
            <numerusform>%n deaktivierte Routen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enable all</source>
        <translation>Alle aktivieren</translation>
    </message>
    <message numerus="yes">
        <source>Injected into %n route(s)</source>
        <extracomment>%n routes are delayed, fail and so on, because somebody wants it.</extracomment>
        <translation>
            <numerusform>In %n Route injiziert</numerusform>
            <numerusform>In %n Routen injiziert</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop injecting</source>
        <translation>Nicht mehr injizieren</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Disable %n Route(s)</source>
        <translation>
            <numerusform>%n Route &amp;deaktivieren</numerusform>
            <numerusform>%n Routen &amp;deaktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Enable %n Route(s)</source>
        <translation>
            <numerusform>%n Route a&amp;ktivieren</numerusform>
            <numerusform>%n Routen a&amp;ktivieren</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Enable Route</source>
        <translation>Route a&amp;ktivieren</translation>
    </message>
    <message>
        <source>No route that is chosen has a policy.</source>
        <translation>Keine gewählte Route hat eine Richtlinie.</translation>
    </message>
    <message>
        <source>&amp;Inject</source>
        <extracomment>A menu: policies of routes that are often wanted, &quot;Slow: 200 ms ± 50 ms&quot;.</extracomment>
        <translation>&amp;Injizieren</translation>
    </message>
    <message>
        <source>As It &amp;Was</source>
        <translation>&amp;Wie vorher</translation>
    </message>
    <message>
        <source>No route matches the filter</source>
        <translation>Keine Route passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>It hides %n route(s).</source>
        <translation>
            <numerusform>%n Route ist ausgeblendet.</numerusform>
            <numerusform>%n Routen sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No routes</source>
        <translation>Keine Routen</translation>
    </message>
    <message>
        <source>This server declares none.</source>
        <translation>Dieser Server deklariert keine.</translation>
    </message>
    <message>
        <source>Show S&amp;ource</source>
        <translation>&amp;Quelltext zeigen</translation>
    </message>
</context>
<context>
    <name>coroscope::RowRulesDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>De&amp;faults</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>Colour rules</source>
        <translation>Farbregeln</translation>
    </message>
    <message>
        <source>The first rule that fits a request colours its row. Point at the mark of a row to read which rule it is.</source>
        <translation>Die erste Regel, die zu einer Anfrage passt, färbt ihre Zeile. Auf die Marke einer Zeile zeigen, um zu lesen, welche Regel es ist.</translation>
    </message>
    <message>
        <source>Put the rules back that the program came with; Ctrl+Z undoes it</source>
        <translation>Die mitgelieferten Regeln wiederherstellen; Strg+Z macht es rückgängig</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Default colour rules</source>
        <translation>Standard-Farbregeln</translation>
    </message>
    <message>
        <source>Switch a colour rule on</source>
        <translation>Farbregel einschalten</translation>
    </message>
    <message>
        <source>Switch a colour rule off</source>
        <translation>Farbregel ausschalten</translation>
    </message>
    <message>
        <source>Filter of the rule</source>
        <translation>Filter der Regel</translation>
    </message>
    <message>
        <source>For example: status&gt;=500  dur&gt;1s</source>
        <extracomment>A placeholder with two examples; the words before the signs are not translated.</extracomment>
        <translation>Zum Beispiel: status&gt;=500  dur&gt;1s</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Name der Regel</translation>
    </message>
    <message>
        <source>As the filter</source>
        <extracomment>Placeholder for the name of a colour rule.</extracomment>
        <translation>Wie der Filter</translation>
    </message>
    <message>
        <source>Colour of the rule</source>
        <translation>Farbe der Regel</translation>
    </message>
    <message>
        <source>F&amp;ilter:</source>
        <translation>F&amp;ilter:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation>&amp;Farbe:</translation>
    </message>
    <message>
        <source>Edit a colour rule</source>
        <translation>Farbregel bearbeiten</translation>
    </message>
    <message>
        <source>Name a colour rule</source>
        <translation>Farbregel benennen</translation>
    </message>
    <message>
        <source>Colour of a rule</source>
        <translation>Farbe einer Regel</translation>
    </message>
    <message>
        <source>Add a rule, and write which requests it colours.</source>
        <translation>Eine Regel hinzufügen und schreiben, welche Anfragen sie färbt.</translation>
    </message>
    <message numerus="yes">
        <source>There can be %n rule(s) at most.</source>
        <translation>
            <numerusform>Es kann höchstens %n Regel geben.</numerusform>
            <numerusform>Es kann höchstens %n Regeln geben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a colour rule</source>
        <translation>Farbregel hinzufügen</translation>
    </message>
    <message>
        <source>Remove a colour rule</source>
        <translation>Farbregel entfernen</translation>
    </message>
    <message>
        <source>Move a colour rule</source>
        <translation>Farbregel verschieben</translation>
    </message>
</context>
<context>
    <name>coroscope::RowRulesModel</name>
    <message>
        <source>Without a filter the rule fits no row.</source>
        <translation>Ohne Filter passt die Regel zu keiner Zeile.</translation>
    </message>
    <message>
        <source>New rule</source>
        <extracomment>A colour rule that has neither a name nor a filter yet.</extracomment>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>coroscope::RunTimesChart</name>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message numerus="yes">
        <source>p50 %1, %2 to %3, %Ln run(s)</source>
        <extracomment>Of the runs of a statement: %1 the median, %2 the shortest and %3 the longest duration.</extracomment>
        <translation>
            <numerusform>p50 %1, %2 bis %3, %Ln Lauf</numerusform>
            <numerusform>p50 %1, %2 bis %3, %Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>How long the runs took, before and after</source>
        <translation>Wie lange die Läufe dauerten, vorher und nachher</translation>
    </message>
    <message>
        <source>Before: %1. After: %2.</source>
        <extracomment>%1 and %2 figures of the runs of a statement.</extracomment>
        <translation>Vorher: %1. Nachher: %2.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>coroscope::RunTimesModel</name>
    <message>
        <source>Before (ms)</source>
        <translation>Vorher (ms)</translation>
    </message>
    <message>
        <source>After (ms)</source>
        <translation>Nachher (ms)</translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>The number of a run of a statement.</extracomment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>coroscope::RunTimesView</name>
    <message>
        <source>How long the runs took, before and after</source>
        <translation>Wie lange die Läufe dauerten, vorher und nachher</translation>
    </message>
    <message>
        <source>Show the Runs as a &amp;Table</source>
        <translation>Läufe als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>How long each run took, as a table that can be copied and saved</source>
        <translation>Wie lange jeder Lauf dauerte, als Tabelle zum Kopieren und Speichern</translation>
    </message>
    <message>
        <source>Save the &amp;Runs as CSV…</source>
        <translation>&amp;Läufe als CSV speichern…</translation>
    </message>
    <message>
        <source>How long each run took</source>
        <translation>Wie lange jeder Lauf dauerte</translation>
    </message>
    <message>
        <source>Runs of the statement</source>
        <translation>Läufe der Anweisung</translation>
    </message>
</context>
<context>
    <name>coroscope::SampleData</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Beispieldaten</translation>
    </message>
    <message>
        <source>Cancel adding sample data</source>
        <translation>Hinzufügen der Beispieldaten abbrechen</translation>
    </message>
    <message>
        <source>Added %1 users and %2 orders.</source>
        <extracomment>%1 and %2 numbers.</extracomment>
        <translation>%1 Benutzer und %2 Bestellungen hinzugefügt.</translation>
    </message>
    <message>
        <source>No sample data was added: it was canceled.</source>
        <translation>Keine Beispieldaten hinzugefügt: Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No sample data was added: there are users or orders already.</source>
        <translation>Keine Beispieldaten hinzugefügt: Es gibt schon Benutzer oder Bestellungen.</translation>
    </message>
    <message>
        <source>No sample data was added: %1.</source>
        <translation>Keine Beispieldaten hinzugefügt: %1.</translation>
    </message>
    <message>
        <source>Adding sample data: %1 of %2 rows</source>
        <translation>Beispieldaten werden hinzugefügt: %1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>Adding sample data</source>
        <translation>Beispieldaten werden hinzugefügt</translation>
    </message>
</context>
<context>
    <name>coroscope::SaveRequestDialog</name>
    <message>
        <source>&amp;Write secrets into the file, where everybody who may read it sees them</source>
        <translation>&amp;Geheimnisse in die Datei schreiben, wo alle sie sehen, die sie lesen dürfen</translation>
    </message>
    <message>
        <source>Save Request</source>
        <translation>Anfrage speichern</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>method and path</source>
        <extracomment>In an empty field.</extracomment>
        <translation>Methode und Pfad</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>In place of secrets (%1) stand variables such as {{token}}. A line @token = … at the top of the file gives one a value.</source>
        <extracomment>%1 a list of names: &quot;Authorization and Cookie&quot;. {{token}} stays as it is.</extracomment>
        <translation>Statt Geheimnissen (%1) stehen dort Variablen wie {{token}}. Eine Zeile @token = … am Anfang der Datei gibt ihnen einen Wert.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>coroscope::ScheduleDialog</name>
    <message>
        <source>New Schedule</source>
        <translation>Neuer Zeitplan</translation>
    </message>
    <message>
        <source>Next five times</source>
        <translation>Nächste fünf Zeitpunkte</translation>
    </message>
    <message>
        <source>&amp;Next five times</source>
        <translation>&amp;Nächste fünf Zeitpunkte</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Nothing is written here: the tasks get {}.</source>
        <translation>Hier steht nichts: Die Aufgaben bekommen {}.</translation>
    </message>
    <message>
        <source>&amp;Payload of its tasks</source>
        <translation>Nutz&amp;daten der Aufgaben</translation>
    </message>
    <message>
        <source>&amp;Make the Schedule</source>
        <translation>Zeitplan an&amp;legen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>How the times are given</source>
        <translation>Wie die Zeiten angegeben sind</translation>
    </message>
    <message>
        <source>cron expression</source>
        <extracomment>A kind of schedule: by an expression of five fields.</extracomment>
        <translation>Cron-Ausdruck</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Cron expression</source>
        <translation>Cron-Ausdruck</translation>
    </message>
    <message>
        <source>Minute, hour, day of month, month, day of week: *, 5, 1-5, 1,3, */10; or @hourly, @daily, @weekly, @monthly, @yearly</source>
        <translation>Minute, Stunde, Tag des Monats, Monat, Wochentag: *, 5, 1-5, 1,3, */10; oder @hourly, @daily, @weekly, @monthly, @yearly</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Unit of the interval</source>
        <translation>Einheit des Intervalls</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Times that were missed while no server ran</source>
        <translation>Zeitpunkte, die verpasst wurden, während kein Server lief</translation>
    </message>
    <message>
        <source>Unique key</source>
        <translation>Eindeutiger Schlüssel</translation>
    </message>
    <message>
        <source>no second task is queued while one waits or runs</source>
        <translation>keine zweite Aufgabe wird eingereiht, solange eine wartet oder läuft</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Wann</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>M&amp;issed times</source>
        <translation>&amp;Verpasstes</translation>
    </message>
    <message>
        <source>&amp;Unique key</source>
        <translation>&amp;Eindeutiger Schlüssel</translation>
    </message>
    <message>
        <source>There is no time zone of that name.</source>
        <translation>Eine Zeitzone dieses Namens gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a date and time, %2 &quot;in 12 s&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It never comes: there is no such day.</source>
        <translation>Er kommt nie: Einen solchen Tag gibt es nicht.</translation>
    </message>
    <message>
        <source>✓ It can be used.</source>
        <translation>✓ Verwendbar.</translation>
    </message>
    <message>
        <source>The payload is no JSON: %1</source>
        <translation>Die Nutzdaten sind kein JSON: %1</translation>
    </message>
    <message>
        <source>The schedule was not made: %1.</source>
        <translation>Der Zeitplan wurde nicht angelegt: %1.</translation>
    </message>
</context>
<context>
    <name>coroscope::ScheduleModel</name>
    <message>
        <source>every %1</source>
        <extracomment>%1 a duration: again and again, so far apart.</extracomment>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>skip them</source>
        <extracomment>What becomes of times that passed while no server ran.</extracomment>
        <translation>auslassen</translation>
    </message>
    <message>
        <source>run once</source>
        <extracomment>What becomes of times that passed while no server ran.</extracomment>
        <translation>einmal ausführen</translation>
    </message>
    <message>
        <source>run all</source>
        <extracomment>What becomes of times that passed while no server ran.</extracomment>
        <translation>alle ausführen</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>A schedule that has no time in the future.</extracomment>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a date and time, %2 &quot;in 12 s&quot;.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>A column: a cron expression or an interval.</extracomment>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Missed times</source>
        <extracomment>A column: what becomes of times that passed while no server ran.</extracomment>
        <translation>Verpasstes</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>After that</source>
        <extracomment>A column: the four times after the next one.</extracomment>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Last</source>
        <extracomment>A column: when a schedule made a task last.</extracomment>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
</context>
<context>
    <name>coroscope::SchedulesView</name>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>New &amp;Schedule…</source>
        <translation>Neuer &amp;Zeitplan…</translation>
    </message>
    <message>
        <source>Make tasks again and again, by a cron expression or at an interval</source>
        <translation>Immer wieder Aufgaben anlegen, nach einem Cron-Ausdruck oder im Intervall</translation>
    </message>
    <message>
        <source>&amp;Remove the Schedule</source>
        <translation>Zeitplan &amp;entfernen</translation>
    </message>
    <message>
        <source>It makes no more tasks; undo brings it back</source>
        <translation>Er legt keine Aufgaben mehr an; Rückgängig holt ihn zurück</translation>
    </message>
    <message>
        <source>Save the Sc&amp;hedules as CSV…</source>
        <translation>Zeitpläne als CSV &amp;speichern…</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle davon</translation>
    </message>
    <message>
        <source>&amp;Copy the Times of the Schedule</source>
        <translation>Zeiten des Zeitplans &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy its expression or interval</source>
        <translation>Seinen Ausdruck oder sein Intervall kopieren</translation>
    </message>
    <message>
        <source>The schedules could not be read: %1.</source>
        <translation>Die Zeitpläne ließen sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>The schedule %1 of %2 was made.</source>
        <extracomment>%1 when a schedule runs, %2 a kind of task.</extracomment>
        <translation>Der Zeitplan %1 für %2 wurde angelegt.</translation>
    </message>
    <message>
        <source>Remove the schedule %1 of %2</source>
        <extracomment>What can be undone; %1 when it runs, %2 a kind of task.</extracomment>
        <translation>Entfernen des Zeitplans %1 für %2</translation>
    </message>
    <message>
        <source>The schedule was not removed: %1.</source>
        <translation>Der Zeitplan wurde nicht entfernt: %1.</translation>
    </message>
    <message>
        <source>The schedule was gone before.</source>
        <translation>Den Zeitplan gab es schon nicht mehr.</translation>
    </message>
    <message>
        <source>The schedule %1 of %2 was removed.</source>
        <translation>Der Zeitplan %1 für %2 wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The schedule was not brought back: %1.</source>
        <translation>Der Zeitplan wurde nicht zurückgeholt: %1.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>No schedule is selected.</source>
        <translation>Kein Zeitplan ist ausgewählt.</translation>
    </message>
    <message>
        <source>There are no schedules.</source>
        <translation>Es gibt keine Zeitpläne.</translation>
    </message>
    <message>
        <source>No schedules</source>
        <translation>Keine Zeitpläne</translation>
    </message>
    <message>
        <source>Schedules are shown while the server runs.</source>
        <translation>Zeitpläne sind zu sehen, während der Server läuft.</translation>
    </message>
    <message>
        <source>Reading the schedules…</source>
        <translation>Zeitpläne werden gelesen…</translation>
    </message>
    <message>
        <source>No schedules yet</source>
        <translation>Noch keine Zeitpläne</translation>
    </message>
    <message>
        <source>A schedule makes a task again and again: every ten seconds, or each weekday at six in Berlin. It goes on after a restart.</source>
        <translation>Ein Zeitplan legt immer wieder eine Aufgabe an: alle zehn Sekunden oder jeden Werktag um sechs in Berlin. Nach einem Neustart läuft er weiter.</translation>
    </message>
    <message>
        <source>Make a schedule…</source>
        <translation>Zeitplan anlegen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln schedule(s)</source>
        <translation>
            <numerusform>%Ln Zeitplan</numerusform>
            <numerusform>%Ln Zeitpläne</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::SchemaModel</name>
    <message>
        <source>view</source>
        <extracomment>What something in a database is.</extracomment>
        <translation>View</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 &quot;5 columns&quot;, %2 &quot;2 indexes&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es)</source>
        <translation>
            <numerusform>%Ln Index</numerusform>
            <numerusform>%Ln Indizes</numerusform>
        </translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>refers to %1</source>
        <extracomment>A foreign key: %1 &quot;users.id&quot;.</extracomment>
        <translation>verweist auf %1</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>not null</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Standard %1</translation>
    </message>
    <message>
        <source>unique index</source>
        <translation>eindeutiger Index</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>Columns that an index is on: %1 &quot;user_id, amount&quot;.</extracomment>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
</context>
<context>
    <name>coroscope::SchemaView</name>
    <message>
        <source>&amp;Read the Schema Again</source>
        <translation>Schema neu l&amp;esen</translation>
    </message>
    <message>
        <source>Read tables, columns and indexes again</source>
        <translation>Tabellen, Spalten und Indizes neu lesen</translation>
    </message>
    <message>
        <source>&amp;Count the Rows</source>
        <translation>Zeilen &amp;zählen</translation>
    </message>
    <message>
        <source>Count the rows of the selected table, or of all tables; that reads them</source>
        <translation>Die Zeilen der ausgewählten oder aller Tabellen zählen; dazu werden sie gelesen</translation>
    </message>
    <message>
        <source>&amp;Show Rows of the Table</source>
        <translation>Zeilen der &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>A SELECT of the selected table, in the console (Enter)</source>
        <translation>Ein SELECT der ausgewählten Tabelle, in der Konsole (Enter)</translation>
    </message>
    <message>
        <source>Tables, columns and indexes</source>
        <translation>Tabellen, Spalten und Indizes</translation>
    </message>
    <message>
        <source>Copy the &amp;Name</source>
        <translation>&amp;Name kopieren</translation>
    </message>
    <message>
        <source>Copy the S&amp;QL</source>
        <translation>S&amp;QL kopieren</translation>
    </message>
    <message>
        <source>The schema could not be read: %1. Try again.</source>
        <translation>Das Schema ließ sich nicht lesen: %1. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Counting rows</source>
        <translation>Zeilen werden gezählt</translation>
    </message>
    <message>
        <source>that takes longer than %1</source>
        <translation>das dauert länger als %1</translation>
    </message>
    <message>
        <source>The rows of %1 could not be counted: %2.</source>
        <translation>Die Zeilen von %1 ließen sich nicht zählen: %2.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>There are no tables.</source>
        <translation>Es gibt keine Tabellen.</translation>
    </message>
    <message>
        <source>No table is selected.</source>
        <translation>Keine Tabelle ist ausgewählt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln Tabelle</numerusform>
            <numerusform>%Ln Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the schema</source>
        <translation>Schema wird gelesen</translation>
    </message>
    <message>
        <source>Tables, columns and indexes appear here in a moment.</source>
        <translation>Tabellen, Spalten und Indizes erscheinen hier gleich.</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>Keine Datenbank</translation>
    </message>
    <message>
        <source>The schema is read while the server runs.</source>
        <translation>Das Schema wird gelesen, während der Server läuft.</translation>
    </message>
    <message>
        <source>No tables</source>
        <translation>Keine Tabellen</translation>
    </message>
    <message>
        <source>The database holds no table.</source>
        <translation>Die Datenbank enthält keine Tabelle.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu lesen</translation>
    </message>
</context>
<context>
    <name>coroscope::SecretPolicy</name>
    <message>
        <source>Secrets stay hidden in presenter mode</source>
        <translation>Geheimnisse bleiben im Vortragsmodus verborgen</translation>
    </message>
</context>
<context>
    <name>coroscope::SendHistory</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 method, %2 address</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>%1 a request, %2 how many of it were sent at once</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>Gesendet um</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>coroscope::SenderPane</name>
    <message>
        <source>Close Tab “%1”</source>
        <translation>Tab „%1“ schließen</translation>
    </message>
    <message>
        <source>Requests that are open</source>
        <translation>Offene Anfragen</translation>
    </message>
    <message>
        <source>Name of the tab</source>
        <translation>Name des Tabs</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neue Anfrage</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>&amp;New Request</source>
        <translation>&amp;Neue Anfrage</translation>
    </message>
    <message>
        <source>New request in a tab of its own (Ctrl+T); at most %1 are open</source>
        <translation>Neue Anfrage in einem eigenen Tab (Strg+T); höchstens %1 sind offen</translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation>Tab s&amp;chließen</translation>
    </message>
    <message>
        <source>Re&amp;open Closed Tab</source>
        <translation>Geschlossenen Tab &amp;wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Duplicate Tab</source>
        <translation>Tab &amp;duplizieren</translation>
    </message>
    <message>
        <source>&amp;Rename Tab</source>
        <translation>Tab &amp;umbenennen</translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation>Nächster Tab</translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation>Voriger Tab</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Load Run…</source>
        <translation>&amp;Lastlauf…</translation>
    </message>
    <message>
        <source>Go to the &amp;Address</source>
        <translation>Zur A&amp;dresse</translation>
    </message>
    <message>
        <source>&amp;History of the Tab</source>
        <translation>&amp;Verlauf des Tabs</translation>
    </message>
    <message>
        <source>Clear the History of the Tab</source>
        <translation>Verlauf des Tabs leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n requests are open, and more are not kept open. Close one first.</source>
        <translation>
            <numerusform>%n Anfrage ist offen, und mehr bleiben nicht offen. Erst eine schließen.</numerusform>
            <numerusform>%n Anfragen sind offen, und mehr bleiben nicht offen. Erst eine schließen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close (Ctrl+W); Ctrl+Shift+T opens it again</source>
        <translation>Schließen (Strg+W); Strg+Umschalt+T öffnet ihn wieder</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <extracomment>name of a tab that was made from another</extracomment>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Close O&amp;ther Tabs</source>
        <translation>And&amp;ere Tabs schließen</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>&amp;Collections</source>
        <translation>Sa&amp;mmlungen</translation>
    </message>
    <message>
        <source>Requests that are saved in files (Ctrl+Shift+E)</source>
        <translation>In Dateien gespeicherte Anfragen (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>&amp;Save to Collection</source>
        <translation>In Sammlung &amp;speichern</translation>
    </message>
    <message>
        <source>Save to Collection &amp;as…</source>
        <translation>In Sammlung speichern &amp;als…</translation>
    </message>
    <message>
        <source>The variable {{%1}} has no value: write one in its place, or a line @%1 = … at the top of %2.</source>
        <extracomment>{{%1}} stays as it is, with a name in place of %1.</extracomment>
        <translation>Die Variable {{%1}} hat keinen Wert: Einen an ihrer Stelle schreiben oder eine Zeile @%1 = … am Anfang von %2.</translation>
    </message>
    <message>
        <source>Saved “%1” to %2.</source>
        <extracomment>%1 a request, %2 a file.</extracomment>
        <translation>„%1“ in %2 gespeichert.</translation>
    </message>
    <message>
        <source>“%1” was changed in %2 since it was opened here. Close this tab and open it again to see what the file holds.</source>
        <extracomment>%1 the name of a request, %2 a file.</extracomment>
        <translation>„%1“ wurde in %2 geändert, seit es hier geöffnet wurde. Schließen Sie diesen Tab und öffnen Sie es erneut, um zu sehen, was die Datei enthält.</translation>
    </message>
    <message>
        <source>Save Request</source>
        <translation>Anfrage speichern</translation>
    </message>
    <message>
        <source>“%1” was changed in %2 since it was opened here. What the file holds is replaced by what this tab shows.</source>
        <extracomment>%1 the name of a request, %2 a file.</extracomment>
        <translation>„%1“ wurde in %2 geändert, seit es hier geöffnet wurde. Was die Datei enthält, wird durch das ersetzt, was dieser Tab zeigt.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
</context>
<context>
    <name>coroscope::ServedFolder</name>
    <message>
        <source>Ser&amp;ve a Folder…</source>
        <translation>Ordner ausl&amp;iefern…</translation>
    </message>
    <message>
        <source>Open the Served &amp;Folder in a Browser</source>
        <translation>Ausgelieferten &amp;Ordner im Browser öffnen</translation>
    </message>
    <message>
        <source>Stop Serving the Fol&amp;der</source>
        <translation>Or&amp;dner nicht mehr ausliefern</translation>
    </message>
    <message>
        <source>Give the files of a folder under /static/; or drop one on the window</source>
        <translation>Die Dateien eines Ordners unter /static/ ausliefern; oder einen auf dem Fenster ablegen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>No folder is served.</source>
        <translation>Kein Ordner wird ausgeliefert.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>Serve a Folder</source>
        <translation>Ordner ausliefern</translation>
    </message>
    <message>
        <source>%1 is no folder that can be served.</source>
        <translation>%1 ist kein Ordner, der sich ausliefern lässt.</translation>
    </message>
    <message>
        <source>The files of %1 are at %2.</source>
        <extracomment>%1 a folder, %2 an address.</extracomment>
        <translation>Die Dateien von %1 stehen unter %2.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The files of %1 are served as soon as the server runs, under /static/.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation>Die Dateien von %1 werden unter /static/ ausgeliefert, sobald der Server läuft.</translation>
    </message>
    <message>
        <source>Start the Server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Everybody who can reach this server on the network gets them.</source>
        <translation>Jeder, der diesen Server im Netz erreicht, bekommt sie.</translation>
    </message>
    <message>
        <source>Stop Serving</source>
        <translation>Nicht mehr ausliefern</translation>
    </message>
    <message>
        <source>The files of %1 are no longer served.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation>Die Dateien von %1 werden nicht mehr ausgeliefert.</translation>
    </message>
    <message>
        <source>Serve Again</source>
        <translation>Wieder ausliefern</translation>
    </message>
</context>
<context>
    <name>coroscope::ServerBar</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Jetzt stoppen</translation>
    </message>
    <message>
        <source>Restart needed</source>
        <translation>Neustart nötig</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>How the panes are arranged</source>
        <translation>Wie die Bereiche angeordnet sind</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <extracomment>%1 the name of an arrangement of the window.</extracomment>
        <translation>Anordnung: %1</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>Answer what is in flight, stop, and start with the settings as they are now</source>
        <translation>Laufende Anfragen beantworten, stoppen und mit den jetzigen Einstellungen starten</translation>
    </message>
    <message>
        <source>&amp;API Docs</source>
        <translation>&amp;API-Doku</translation>
    </message>
    <message>
        <source>Open the API documentation of this server in the browser</source>
        <translation>Die API-Dokumentation dieses Servers im Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy the Address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>The server runs already.</source>
        <translation>Der Server läuft schon.</translation>
    </message>
    <message>
        <source>The server does not run.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>S&amp;top Now</source>
        <translation>Jetzt s&amp;toppen</translation>
    </message>
    <message>
        <source>Start the server (F5)</source>
        <translation>Server starten (F5)</translation>
    </message>
    <message>
        <source>Changed since the server started: %1. Answers what is in flight, then restarts it (Ctrl+F5). Shift+F5 only stops it.</source>
        <extracomment>%1 is a list of settings: &quot;Port, Workers&quot;.</extracomment>
        <translation>Seit dem Serverstart geändert: %1. Beantwortet laufende Anfragen, dann Neustart (Strg+F5). Umschalt+F5 stoppt nur.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Accept no more requests, answer those in flight, and stop (Shift+F5)</source>
        <translation>Keine Anfragen mehr annehmen, laufende beantworten und stoppen (Umschalt+F5)</translation>
    </message>
    <message>
        <source>Cancel what is in flight and stop at once (Shift+F5)</source>
        <translation>Laufende Anfragen abbrechen und sofort stoppen (Umschalt+F5)</translation>
    </message>
    <message>
        <source>Address of the server: %1</source>
        <translation>Adresse des Servers: %1</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>The server does not run: it has no address.</source>
        <translation>Der Server läuft nicht: Er hat keine Adresse.</translation>
    </message>
    <message>
        <source>No address while the server is stopped</source>
        <extracomment>Stands where the server&apos;s address stands while it runs.</extracomment>
        <translation>Keine Adresse, solange der Server gestoppt ist</translation>
    </message>
</context>
<context>
    <name>coroscope::ServerSettings</name>
    <message>
        <source>change of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>reset of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation>Zurücksetzen von %1</translation>
    </message>
    <message>
        <source>reset of all settings</source>
        <extracomment>In the undo menu.</extracomment>
        <translation>Zurücksetzen aller Einstellungen</translation>
    </message>
    <message>
        <source>return to earlier settings</source>
        <extracomment>In the undo menu.</extracomment>
        <translation>Rückkehr zu früheren Einstellungen</translation>
    </message>
</context>
<context>
    <name>coroscope::ServerView</name>
    <message>
        <source>Show in &amp;Requests</source>
        <translation>&amp;In Anfragen zeigen</translation>
    </message>
    <message>
        <source>Select this request in the Requests pane</source>
        <translation>Diese Anfrage im Bereich Anfragen auswählen</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Share of the call</source>
        <translation>Anteil am Aufruf</translation>
    </message>
    <message>
        <source>Metrics of the Server-Timing field</source>
        <translation>Messwerte des Felds Server-Timing</translation>
    </message>
    <message>
        <source>What the server itself did, by its own clock. Waiting is hatched.</source>
        <translation>Was der Server selbst tat, nach seiner eigenen Uhr. Warten ist schraffiert.</translation>
    </message>
</context>
<context>
    <name>coroscope::SessionControl</name>
    <message numerus="yes">
        <source>A session of %Ln request(s) was saved to “%1” (%2).</source>
        <extracomment>%1 the name of a file, %2 a size.</extracomment>
        <translation>
            <numerusform>Eine Sitzung mit %Ln Anfrage wurde in „%1“ gespeichert (%2).</numerusform>
            <numerusform>Eine Sitzung mit %Ln Anfragen wurde in „%1“ gespeichert (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A trace of %Ln request(s) was written to “%1”. ui.perfetto.dev and chrome://tracing open it.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>Ein Trace von %Ln Anfrage wurde in „%1“ geschrieben. ui.perfetto.dev und chrome://tracing öffnen ihn.</numerusform>
            <numerusform>Ein Trace von %Ln Anfragen wurde in „%1“ geschrieben. ui.perfetto.dev und chrome://tracing öffnen ihn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>&amp;Save Session…</source>
        <translation>Sitzung &amp;speichern…</translation>
    </message>
    <message>
        <source>The last minutes of the timeline, without secrets, to be opened here or elsewhere</source>
        <translation>Die letzten Minuten der Zeitleiste, ohne Geheimnisse, um sie hier oder anderswo zu öffnen</translation>
    </message>
    <message>
        <source>Save Session &amp;with Secrets…</source>
        <translation>Sitzung &amp;mit Geheimnissen speichern…</translation>
    </message>
    <message>
        <source>The same with values of Authorization, Cookie, keys and tokens as they came</source>
        <translation>Dasselbe mit den Werten von Authorization, Cookie, Schlüsseln und Token, wie sie kamen</translation>
    </message>
    <message>
        <source>&amp;Open Session…</source>
        <translation>Sitzung ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>A saved session, read-only</source>
        <translation>Eine gespeicherte Sitzung, nur zum Lesen</translation>
    </message>
    <message>
        <source>&amp;Back to Live</source>
        <translation>&amp;Zurück zu Live</translation>
    </message>
    <message>
        <source>The timeline shows the running server again</source>
        <translation>Die Zeitleiste zeigt wieder den laufenden Server</translation>
    </message>
    <message>
        <source>Copy Its Requests to the &amp;Requests Pane</source>
        <translation>Sitzung in den Bereich &amp;Anfragen kopieren</translation>
    </message>
    <message>
        <source>Beside the live ones, as those of a HAR file</source>
        <translation>Neben die laufenden, wie die einer HAR-Datei</translation>
    </message>
    <message>
        <source>&amp;Trace for Perfetto (JSON)…</source>
        <translation>&amp;Trace für Perfetto (JSON)…</translation>
    </message>
    <message>
        <source>All that is kept in the Trace Event Format, which ui.perfetto.dev and chrome://tracing open</source>
        <translation>Alles Aufbewahrte im Trace Event Format, das ui.perfetto.dev und chrome://tracing öffnen</translation>
    </message>
    <message>
        <source>Another file is being written or read.</source>
        <translation>Eine andere Datei wird geschrieben oder gelesen.</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Noch nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>No session is open.</source>
        <translation>Keine Sitzung ist offen.</translation>
    </message>
    <message>
        <source>Timeline keeps</source>
        <translation>Zeitleiste behält</translation>
    </message>
    <message>
        <source>How far back the timeline goes, and a session that is saved. The oldest leaves first, also where the memory below is full.</source>
        <translation>Wie weit die Zeitleiste und eine gespeicherte Sitzung zurückreichen. Das Älteste geht zuerst, auch wenn der Speicher darunter voll ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory of the timeline</source>
        <translation>Speicher der Zeitleiste</translation>
    </message>
    <message>
        <source>How much its requests may take, with their heads, bodies and spans.</source>
        <translation>Wie viel ihre Anfragen mit Köpfen, Bodys und Spans einnehmen dürfen.</translation>
    </message>
    <message>
        <source>A loop is held too long from</source>
        <translation>Loop zu lange blockiert ab</translation>
    </message>
    <message>
        <source>What holds an event loop for longer, in one piece, is a finding. Stalls are watched from 50 ms; what is shorter is found when its request has ended.</source>
        <translation>Was eine Event-Loop länger am Stück blockiert, ist ein Befund. Stillstände werden ab 50 ms beobachtet; Kürzeres findet sich, wenn die Anfrage beendet ist.</translation>
    </message>
    <message>
        <source>ms</source>
        <extracomment>A unit: milliseconds.</extracomment>
        <translation>ms</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Sessions (*.coroscope)</source>
        <translation>Sitzungen (*.coroscope)</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu Live</translation>
    </message>
    <message>
        <source>Export a trace</source>
        <translation>Trace exportieren</translation>
    </message>
    <message>
        <source>Traces (*.json)</source>
        <translation>Traces (*.json)</translation>
    </message>
</context>
<context>
    <name>coroscope::SessionTransfer</name>
    <message>
        <source>“%1” is not a file that could be written anew. Choose another name.</source>
        <extracomment>%1 a path.</extracomment>
        <translation>„%1“ ist keine Datei, die neu geschrieben werden könnte. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2. What stood there before is unchanged. Make room or choose another place, and save again.</source>
        <extracomment>%1 a file with its folder, %2 the system&apos;s own words, such as &quot;No space left on device&quot;.</extracomment>
        <translation>„%1“ ließ sich nicht schreiben: %2. Was dort stand, ist unverändert. Platz schaffen oder einen anderen Ort wählen und noch einmal speichern.</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>Export nach %1</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>“%1” could not be opened: %2.</source>
        <translation>„%1“ konnte nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>“%1” is too large: it has %2, and at most %3 are read.</source>
        <extracomment>%1 the name of a file, %2 and %3 sizes.</extracomment>
        <translation>„%1“ ist zu groß: Die Datei hat %2, gelesen werden höchstens %3.</translation>
    </message>
</context>
<context>
    <name>coroscope::SettingEntries</name>
    <message>
        <source>Settings</source>
        <extracomment>In the command palette: where an entry belongs.</extracomment>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>coroscope::SettingMarks</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A setting that was changed: %1 its name, %2 its new value.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Server started</source>
        <translation>Server gestartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln worker(s)</source>
        <translation>
            <numerusform>%Ln Worker</numerusform>
            <numerusform>%Ln Worker</numerusform>
        </translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>The value of a setting; a route was switched on.</extracomment>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>coroscope::SettingRow</name>
    <message>
        <source>● Modified</source>
        <extracomment>On a setting that is not the default.</extracomment>
        <translation>● Geändert</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Auf den Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>Auf den Standard zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>coroscope::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>Keine Einstellung passt</translation>
    </message>
    <message>
        <source>Each word has to stand in a setting&apos;s name, help or value.</source>
        <translation>Jedes Wort muss in Name, Hilfe oder Wert einer Einstellung stehen.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>The settings file could not be read. What it held is kept as %1.</source>
        <translation>Die Einstellungsdatei ließ sich nicht lesen. Ihr Inhalt ist als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Reset &amp;All</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Put all settings back to their defaults</source>
        <translation>Alle Einstellungen auf ihre Standardwerte setzen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The running server does not use these changes yet: %1.</source>
        <extracomment>%1 is a list of settings.</extracomment>
        <translation>Der laufende Server nutzt diese Änderungen noch nicht: %1.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Kept for this session only</source>
        <extracomment>%1 and %2 are paths of files; two lines.</extracomment>
        <translation>Nur für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Options in %1
The window in %2</source>
        <translation>Optionen in %1
Das Fenster in %2</translation>
    </message>
    <message>
        <source>The settings could not be written to %1: %2. They hold until Coroscope ends.</source>
        <extracomment>%1 is a file, %2 the system&apos;s reason.</extracomment>
        <translation>Die Einstellungen ließen sich nicht nach %1 schreiben: %2. Sie gelten, bis Coroscope endet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The settings were not read, and the defaults are used. %1. With the first change it is kept beside as a backup, and a new file is written.</source>
        <extracomment>%1 is a sentence that names the file.</extracomment>
        <translation>Die Einstellungen wurden nicht gelesen, es gelten die Standardwerte. %1. Bei der ersten Änderung wird die Datei als Sicherung daneben aufbewahrt und eine neue geschrieben.</translation>
    </message>
    <message>
        <source>reset of all settings</source>
        <translation>Zurücksetzen aller Einstellungen</translation>
    </message>
    <message>
        <source>All settings are at their defaults.</source>
        <translation>Alle Einstellungen haben ihre Standardwerte.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>coroscope::ShortcutsDialog</name>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same: &quot;Ctrl+Enter or Ctrl+Return&quot;.</extracomment>
        <translation> oder </translation>
    </message>
    <message>
        <source>&amp;Add a Key</source>
        <translation>Taste &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>R&amp;eset All</source>
        <translation>All&amp;e zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Find by Key</source>
        <translation>Nach Taste &amp;suchen</translation>
    </message>
    <message>
        <source>Press a key to see what it does</source>
        <translation>Eine Taste drücken, um zu sehen, was sie tut</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Then press the key that shall do it</source>
        <translation>Dann die Taste drücken, die es tun soll</translation>
    </message>
    <message>
        <source>Reset keys</source>
        <translation>Zurücksetzen der Tasten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the list as text</source>
        <translation>Die Liste als Text kopieren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Zurücksetzen aller Tasten</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>By default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <extracomment>%1 the name of a command whose keys are not its default ones.</extracomment>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Einen Befehl wählen, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>%1 has no key</source>
        <extracomment>%1 the name of a command.</extracomment>
        <translation>%1 hat keine Taste</translation>
    </message>
    <message>
        <source>Keys of: %1</source>
        <translation>Tasten von: %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <extracomment>%1 a key.</extracomment>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a command, %2 the group it belongs to.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 belongs to: %2. A key can do one thing only.</source>
        <extracomment>%1 a key, %2 commands.</extracomment>
        <translation>%1 gehört zu: %2. Eine Taste kann nur eines tun.</translation>
    </message>
    <message>
        <source>&amp;Take It Over</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Ändern der Tasten</translation>
    </message>
</context>
<context>
    <name>coroscope::SlowModel</name>
    <message>
        <source>Text of the statement</source>
        <translation>Text der Anweisung</translation>
    </message>
    <message>
        <source>How long it took</source>
        <translation>Wie lange sie dauerte</translation>
    </message>
    <message>
        <source>Rows read or changed</source>
        <translation>Gelesene oder geänderte Zeilen</translation>
    </message>
    <message>
        <source>How long it waited for a connection</source>
        <translation>Wie lange sie auf eine Verbindung wartete</translation>
    </message>
    <message>
        <source>Its request</source>
        <translation>Ihre Anfrage</translation>
    </message>
    <message>
        <source>What its plan does</source>
        <translation>Was ihr Plan tut</translation>
    </message>
    <message>
        <source>Where it ran</source>
        <translation>Wo sie lief</translation>
    </message>
    <message>
        <source>no request</source>
        <translation>keine Anfrage</translation>
    </message>
    <message>
        <source>Opens the request</source>
        <translation>Öffnet die Anfrage</translation>
    </message>
    <message>
        <source>Duration (ms)</source>
        <translation>Dauer (ms)</translation>
    </message>
    <message>
        <source>Wait (ms)</source>
        <translation>Warten (ms)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Lane</source>
        <extracomment>Whether a statement ran where it may write.</extracomment>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>coroscope::SlowMotionBar</name>
    <message>
        <source>Step by ste&amp;p</source>
        <translation>S&amp;chrittweise</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Slow &amp;Motion</source>
        <translation>Zeit&amp;lupe</translation>
    </message>
    <message>
        <source>Keep coroutines back that could go on, so that one can watch them</source>
        <translation>Coroutinen zurückhalten, die weiterlaufen könnten, damit man ihnen zusehen kann</translation>
    </message>
    <message>
        <source>S&amp;tep Once</source>
        <translation>&amp;Einen Schritt</translation>
    </message>
    <message>
        <source>The coroutine that has waited longest goes on</source>
        <translation>Die Coroutine, die am längsten gewartet hat, läuft weiter</translation>
    </message>
    <message>
        <source>Whose coroutines are kept back</source>
        <translation>Wessen Coroutinen zurückgehalten werden</translation>
    </message>
    <message>
        <source>Every request</source>
        <translation>Jede Anfrage</translation>
    </message>
    <message>
        <source>How long each is kept back</source>
        <translation>Wie lange jede zurückgehalten wird</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>After a number: milliseconds.</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>Step once</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Keep back</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Zeitlupe</translation>
    </message>
    <message>
        <source>Requests of %1</source>
        <extracomment>%1 a route.</extracomment>
        <translation>Anfragen von %1</translation>
    </message>
    <message>
        <source>The selected one&apos;s route</source>
        <translation>Route der ausgewählten</translation>
    </message>
    <message>
        <source>Request %1 alone</source>
        <translation>Nur Anfrage %1</translation>
    </message>
    <message>
        <source>The selected request</source>
        <translation>Die ausgewählte Anfrage</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>requests of %1</source>
        <translation>Anfragen von %1</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>every request</source>
        <translation>jede Anfrage</translation>
    </message>
    <message>
        <source>Slow motion is off.</source>
        <translation>Die Zeitlupe ist aus.</translation>
    </message>
    <message>
        <source>Slow motion is on: each coroutine of %1 that could go on waits until you step.</source>
        <translation>Die Zeitlupe ist an (%1): Jede Coroutine, die weiterlaufen könnte, wartet auf den nächsten Schritt.</translation>
    </message>
    <message>
        <source>Slow motion is on: each coroutine of %1 that could go on is kept back for %2.</source>
        <extracomment>%1 whose: &quot;every request&quot;, %2 a duration.</extracomment>
        <translation>Die Zeitlupe ist an (%1): Jede Coroutine, die weiterlaufen könnte, wird %2 lang zurückgehalten.</translation>
    </message>
    <message>
        <source>Turn Off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
</context>
<context>
    <name>coroscope::SlowView</name>
    <message>
        <source>Slow statements</source>
        <translation>Langsame Anweisungen</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Open the &amp;Request of the Slow Statement</source>
        <translation>An&amp;frage der langsamen Anweisung öffnen</translation>
    </message>
    <message>
        <source>Select the request that the statement ran for (Enter)</source>
        <translation>Die Anfrage auswählen, für die die Anweisung lief (Enter)</translation>
    </message>
    <message>
        <source>&amp;Explain the Slow Statement</source>
        <translation>Langsame Anweisung &amp;erklären</translation>
    </message>
    <message>
        <source>Show in the console how the database goes about the statement</source>
        <translation>In der Konsole zeigen, wie die Datenbank die Anweisung ausführt</translation>
    </message>
    <message>
        <source>&amp;Copy the Slow Statement</source>
        <translation>Langsame Anweisung &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the text of the statement</source>
        <translation>Den Text der Anweisung kopieren</translation>
    </message>
    <message>
        <source>Save the Slow Log as CS&amp;V…</source>
        <translation>Slow-Log als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>The selected statements, or all that are shown</source>
        <translation>Die ausgewählten oder alle gezeigten Anweisungen</translation>
    </message>
    <message>
        <source>Filter: orders  dur&gt;1s</source>
        <extracomment>A placeholder with two examples; the words before the signs are not translated.</extracomment>
        <translation>Filter: orders  dur&gt;1s</translation>
    </message>
    <message>
        <source>Filter the slow log</source>
        <translation>Slow-Log filtern</translation>
    </message>
    <message>
        <source>Slower than</source>
        <translation>Langsamer als</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>A unit: milliseconds.</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>Slower than, milliseconds</source>
        <translation>Langsamer als, Millisekunden</translation>
    </message>
    <message>
        <source>Statements that take longer enter the log, from now on. 0: all do.</source>
        <translation>Anweisungen, die länger dauern, kommen ab jetzt ins Log. 0: alle.</translation>
    </message>
    <message>
        <source>No statement is selected.</source>
        <translation>Keine Anweisung ist ausgewählt.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>It has no plan here: of a statement so long, only the beginning is kept.</source>
        <translation>Hier gibt es keinen Plan: Von einer so langen Anweisung ist nur der Anfang aufbewahrt.</translation>
    </message>
    <message>
        <source>Its plan has not come yet. “Explain” asks for it now.</source>
        <translation>Ihr Plan ist noch nicht da. „Erklären“ fragt jetzt danach.</translation>
    </message>
    <message>
        <source>It could not be explained: %1.</source>
        <extracomment>%1 what the database said.</extracomment>
        <translation>Sie ließ sich nicht erklären: %1.</translation>
    </message>
    <message>
        <source>Asked for at %1, with the values that were bound then; the statement was not run again.</source>
        <extracomment>%1 a time of day.</extracomment>
        <translation>Abgefragt um %1, mit den damals gebundenen Werten; die Anweisung wurde nicht noch einmal ausgeführt.</translation>
    </message>
    <message numerus="yes">
        <source>It ran for %1 until its first row was there, and for %2 more until the last of %Ln row(s).</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation>
            <numerusform>Sie lief %1, bis die erste Zeile da war, und %2 weiter bis zur letzten von %Ln Zeile.</numerusform>
            <numerusform>Sie lief %1, bis die erste Zeile da war, und %2 weiter bis zur letzten von %Ln Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Before that it waited %1 for a connection.</source>
        <translation>Davor wartete sie %1 auf eine Verbindung.</translation>
    </message>
    <message>
        <source>It failed: %1.</source>
        <translation>Sie schlug fehl: %1.</translation>
    </message>
    <message>
        <source>Its values: %1.</source>
        <extracomment>%1 values of a statement&apos;s placeholders, as in SQL.</extracomment>
        <translation>Ihre Werte: %1.</translation>
    </message>
    <message>
        <source>No statement of a request is selected.</source>
        <translation>Keine Anweisung einer Anfrage ist ausgewählt.</translation>
    </message>
    <message>
        <source>No statement matches the filter</source>
        <translation>Keine Anweisung passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Anweisung ist ausgeblendet.</numerusform>
            <numerusform>%Ln Anweisungen sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No slow statement yet</source>
        <translation>Noch keine langsame Anweisung</translation>
    </message>
    <message>
        <source>Statements that take longer than %1 appear here, with their plan and the request that ran them.</source>
        <translation>Anweisungen, die länger als %1 dauern, erscheinen hier, mit ihrem Plan und der Anfrage, die sie ausführte.</translation>
    </message>
    <message>
        <source>Log all statements</source>
        <translation>Alle Anweisungen loggen</translation>
    </message>
    <message>
        <source>No statement yet</source>
        <translation>Noch keine Anweisung</translation>
    </message>
    <message>
        <source>Every statement of the server&apos;s requests appears here, with the request that ran it.</source>
        <translation>Jede Anweisung der Anfragen des Servers erscheint hier, mit der Anfrage, die sie ausführte.</translation>
    </message>
    <message>
        <source>There are no slow statements.</source>
        <translation>Es gibt keine langsamen Anweisungen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln Anweisung</numerusform>
            <numerusform>%Ln Anweisungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::SlowlogModel</name>
    <message>
        <source>Duration (µs)</source>
        <translation>Dauer (µs)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>coroscope::SlowlogView</name>
    <message>
        <source>Slow commands</source>
        <translation>Langsame Befehle</translation>
    </message>
    <message>
        <source>Slower than</source>
        <translation>Langsamer als</translation>
    </message>
    <message>
        <source>&amp;Read the Slow Commands Again</source>
        <translation>Langsame Befehle neu &amp;lesen</translation>
    </message>
    <message>
        <source>While this is in sight, it is read again every two seconds</source>
        <translation>Solange dies zu sehen ist, wird es alle zwei Sekunden neu gelesen</translation>
    </message>
    <message>
        <source>&amp;Copy the Slow Command</source>
        <translation>Langsamen Befehl &amp;kopieren</translation>
    </message>
    <message>
        <source>As redis-cli takes it</source>
        <translation>So, wie redis-cli ihn annimmt</translation>
    </message>
    <message>
        <source>Save the Slow Commands as CS&amp;V…</source>
        <translation>Langsame Befehle als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>The selected ones, or all</source>
        <translation>Die ausgewählten oder alle</translation>
    </message>
    <message>
        <source>&amp;Empty the Log of Slow Commands…</source>
        <translation>Log langsamer &amp;Befehle leeren…</translation>
    </message>
    <message>
        <source>SLOWLOG RESET, for everybody who reads it</source>
        <translation>SLOWLOG RESET, für alle, die es lesen</translation>
    </message>
    <message>
        <source> µs</source>
        <extracomment>A unit: microseconds.</extracomment>
        <translation> µs</translation>
    </message>
    <message>
        <source>Slower than, microseconds</source>
        <translation>Langsamer als, Mikrosekunden</translation>
    </message>
    <message>
        <source>A setting of the store itself, for everybody (slowlog-log-slower-than). 0: all commands.</source>
        <translation>Eine Einstellung des Datenspeichers selbst, für alle (slowlog-log-slower-than). 0: alle Befehle.</translation>
    </message>
    <message>
        <source>Empty the log?</source>
        <translation>Log leeren?</translation>
    </message>
    <message>
        <source>The log of slow commands is emptied for everybody who reads it. That cannot be undone.</source>
        <translation>Das Log langsamer Befehle wird für alle geleert, die es lesen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Empty it</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>The slow commands could not be read: %1.</source>
        <translation>Die langsamen Befehle ließen sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>It was not emptied: %1.</source>
        <translation>Es wurde nicht geleert: %1.</translation>
    </message>
    <message>
        <source>The store does not take it: %1.</source>
        <translation>Der Datenspeicher nimmt es nicht an: %1.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Das Log ist leer.</translation>
    </message>
    <message>
        <source>There are no slow commands.</source>
        <translation>Es gibt keine langsamen Befehle.</translation>
    </message>
    <message>
        <source>No command is selected.</source>
        <translation>Kein Befehl ist ausgewählt.</translation>
    </message>
    <message>
        <source>No store</source>
        <translation>Kein Datenspeicher</translation>
    </message>
    <message>
        <source>Slow commands are shown while the server runs.</source>
        <translation>Langsame Befehle sind zu sehen, während der Server läuft.</translation>
    </message>
    <message>
        <source>No slow command</source>
        <translation>Kein langsamer Befehl</translation>
    </message>
    <message>
        <source>Commands that take the memory store longer than 10 ms appear here.</source>
        <translation>Befehle, für die der Datenspeicher im Arbeitsspeicher länger als 10 ms braucht, erscheinen hier.</translation>
    </message>
    <message>
        <source>Commands that take Redis itself longer than %1 appear here, whoever sent them.</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>Befehle, für die Redis selbst länger als %1 braucht, erscheinen hier, gleich wer sie sandte.</translation>
    </message>
    <message>
        <source>Commands that take Redis itself long appear here, whoever sent them.</source>
        <translation>Befehle, für die Redis selbst lange braucht, erscheinen hier, gleich wer sie sandte.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln Befehl</numerusform>
            <numerusform>%Ln Befehle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::SocketView</name>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Close the connection with 1000 (Esc); the messages stay</source>
        <translation>Verbindung mit 1000 schließen (Esc); die Nachrichten bleiben</translation>
    </message>
    <message>
        <source>Open the same WebSocket again; the messages stay</source>
        <translation>Denselben WebSocket wieder öffnen; die Nachrichten bleiben</translation>
    </message>
    <message>
        <source>Received %1 · sent %2</source>
        <extracomment>%1 and %2 numbers of messages of a WebSocket.</extracomment>
        <translation>Empfangen %1 · gesendet %2</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>State of a WebSocket: the connection is there.</extracomment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Noch keine Nachricht</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>Write one in Message above, and send it with Ctrl+Enter.</source>
        <translation>Oben in Nachricht eine schreiben und mit Strg+Enter senden.</translation>
    </message>
    <message>
        <source>None came before the connection was over.</source>
        <translation>Bis zum Ende der Verbindung kam keine.</translation>
    </message>
</context>
<context>
    <name>coroscope::SourcePane</name>
    <message>
        <source>The handler in C++</source>
        <translation>Der Handler in C++</translation>
    </message>
    <message>
        <source>The same in Python, with FastAPI</source>
        <translation>Dasselbe in Python, mit FastAPI</translation>
    </message>
    <message>
        <source>&amp;Whole Files</source>
        <translation>&amp;Ganze Dateien</translation>
    </message>
    <message>
        <source>All of both files, in place of what belongs to the route</source>
        <translation>Beide Dateien ganz, statt nur dem, was zur Route gehört</translation>
    </message>
    <message>
        <source>Copy &amp;C++</source>
        <translation>&amp;C++ kopieren</translation>
    </message>
    <message>
        <source>Copy what is shown of the handler</source>
        <translation>Das Gezeigte vom Handler kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Python</source>
        <translation>&amp;Python kopieren</translation>
    </message>
    <message>
        <source>Copy what is shown of the counterpart</source>
        <translation>Das Gezeigte vom Gegenstück kopieren</translation>
    </message>
    <message>
        <source>Route whose code is shown</source>
        <translation>Route, deren Code gezeigt wird</translation>
    </message>
    <message>
        <source>C++</source>
        <translation>C++</translation>
    </message>
    <message>
        <source>FastAPI</source>
        <translation>FastAPI</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>FastAPI makes this route by itself, or has nothing like it.</source>
        <translation>FastAPI macht diese Route von selbst oder hat nichts Entsprechendes.</translation>
    </message>
    <message>
        <source>Not in the tutorial</source>
        <translation>Nicht im Tutorial</translation>
    </message>
    <message>
        <source>Tutorial: %1</source>
        <translation>Tutorial: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait at line %1</source>
        <extracomment>%1 the number of a line of code.</extracomment>
        <translation>
            <numerusform>%n Anfrage wartet in Zeile %1</numerusform>
            <numerusform>%n Anfragen warten in Zeile %1</numerusform>
        </translation>
    </message>
    <message>
        <source>A request waits outside of this file, at %1</source>
        <extracomment>%1 file and line: &quot;cached_route.cpp:88&quot;.</extracomment>
        <translation>Eine Anfrage wartet außerhalb dieser Datei, bei %1</translation>
    </message>
    <message>
        <source>In slow motion, the line is lit at which a request waits.</source>
        <translation>In Zeitlupe leuchtet die Zeile, in der eine Anfrage wartet.</translation>
    </message>
</context>
<context>
    <name>coroscope::SqlBar</name>
    <message>
        <source>&amp;Run the SQL Statement</source>
        <translation>SQL-Anweisung aus&amp;führen</translation>
    </message>
    <message>
        <source>Run the statement at the cursor, or the selected one (Ctrl+Enter)</source>
        <translation>Die Anweisung an der Einfügemarke oder die ausgewählte ausführen (Strg+Enter)</translation>
    </message>
    <message>
        <source>&amp;Stop the SQL Statement</source>
        <translation>SQL-Anweisung &amp;anhalten</translation>
    </message>
    <message>
        <source>End the statement that runs</source>
        <translation>Die laufende Anweisung beenden</translation>
    </message>
    <message>
        <source>&amp;Explain the SQL Statement</source>
        <translation>SQL-Anweisung &amp;erklären</translation>
    </message>
    <message>
        <source>Show how the database goes about it, and how long it takes (Ctrl+Shift+Enter)</source>
        <translation>Zeigen, wie die Datenbank sie ausführt und wie lange sie braucht (Strg+Umschalt+Enter)</translation>
    </message>
    <message>
        <source>SQL &amp;History</source>
        <translation>S&amp;QL-Verlauf</translation>
    </message>
    <message>
        <source>Statements that ran before</source>
        <translation>Früher ausgeführte Anweisungen</translation>
    </message>
    <message>
        <source>Save the Result as CS&amp;V…</source>
        <translation>Ergebnis als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>The rows that are shown</source>
        <translation>Die gezeigten Zeilen</translation>
    </message>
    <message>
        <source>Save the Result as &amp;JSON…</source>
        <translation>Ergebnis als &amp;JSON speichern…</translation>
    </message>
    <message>
        <source>Allow &amp;Writing</source>
        <translation>&amp;Schreiben erlauben</translation>
    </message>
    <message>
        <source>Until the program ends, statements may change the database. Otherwise the database itself refuses, since the console&apos;s connection only reads.</source>
        <translation>Bis zum Programmende dürfen Anweisungen die Datenbank ändern. Sonst lehnt die Datenbank selbst das ab, da die Verbindung der Konsole nur liest.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Statements may change data</source>
        <translation>Anweisungen dürfen Daten ändern</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows to show at most</source>
        <translation>Höchstens gezeigte Zeilen</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>A statement is running.</source>
        <translation>Eine Anweisung läuft.</translation>
    </message>
    <message>
        <source>There is no statement.</source>
        <translation>Es gibt keine Anweisung.</translation>
    </message>
    <message>
        <source>No statement is running.</source>
        <translation>Keine Anweisung läuft.</translation>
    </message>
    <message>
        <source>There is no result.</source>
        <translation>Es gibt kein Ergebnis.</translation>
    </message>
</context>
<context>
    <name>coroscope::SqlHistory</name>
    <message>
        <source>No statement has run yet.</source>
        <translation>Noch keine Anweisung wurde ausgeführt.</translation>
    </message>
</context>
<context>
    <name>coroscope::SqlView</name>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Values for the placeholders</source>
        <translation>Werte für die Platzhalter</translation>
    </message>
    <message>
        <source>42, &quot;text&quot;, null</source>
        <extracomment>A placeholder; the values are JSON.</extracomment>
        <translation>42, &quot;Text&quot;, null</translation>
    </message>
    <message>
        <source>A value for each ? of the statement, in order, separated by commas: numbers, texts in quotation marks, true, false, null</source>
        <translation>Ein Wert für jedes ? der Anweisung, der Reihe nach, durch Kommas getrennt: Zahlen, Texte in Anführungszeichen, true, false, null</translation>
    </message>
    <message>
        <source>Values for ?</source>
        <translation>Werte für ?</translation>
    </message>
    <message>
        <source>A statement runs</source>
        <translation>Eine Anweisung läuft</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Noch kein Ergebnis</translation>
    </message>
    <message>
        <source>Write a statement above and run it with Ctrl+Enter. Statements can only read, unless writing is allowed.</source>
        <translation>Oben eine Anweisung schreiben und mit Strg+Enter ausführen. Anweisungen können nur lesen, solange Schreiben nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>List the users</source>
        <translation>Benutzer auflisten</translation>
    </message>
    <message>
        <source>A statement is running. Stop it first, then try again.</source>
        <translation>Eine Anweisung läuft. Erst anhalten, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>Läuft seit %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – statement %2 of %3</source>
        <translation>%1 – Anweisung %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed in %1</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>
            <numerusform>%Ln Zeile in %1 geändert</numerusform>
            <numerusform>%Ln Zeilen in %1 geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln row(s), since more would be too large, in %1</source>
        <translation>
            <numerusform>Die erste %Ln Zeile, da mehr zu groß wären, in %1</numerusform>
            <numerusform>Die ersten %Ln Zeilen, da mehr zu groß wären, in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln row(s); there are more; in %1</source>
        <translation>
            <numerusform>Die erste %Ln Zeile; es gibt mehr; in %1</numerusform>
            <numerusform>Die ersten %Ln Zeilen; es gibt mehr; in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in %1</source>
        <translation>
            <numerusform>%Ln Zeile in %1</numerusform>
            <numerusform>%Ln Zeilen in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The index was not changed: the server is not running.</source>
        <translation>Der Index wurde nicht geändert: Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>The index was not changed: a statement is running.</source>
        <translation>Der Index wurde nicht geändert: Eine Anweisung läuft.</translation>
    </message>
    <message>
        <source>It was stopped before the index was changed.</source>
        <translation>Vor der Änderung des Index angehalten.</translation>
    </message>
    <message>
        <source>“%1” failed: %2.</source>
        <extracomment>%1 a statement, %2 what the database said.</extracomment>
        <translation>„%1“ schlug fehl: %2.</translation>
    </message>
    <message>
        <source>“%1” is done. The statement could not be tried again: %2.</source>
        <extracomment>%1 a statement, %2 what the database said.</extracomment>
        <translation>„%1“ ist erledigt. Die Anweisung ließ sich nicht noch einmal ausführen: %2.</translation>
    </message>
</context>
<context>
    <name>coroscope::StampedeRun</name>
    <message>
        <source>the answer has status %1</source>
        <extracomment>%1 a status code.</extracomment>
        <translation>die Antwort hat Status %1</translation>
    </message>
</context>
<context>
    <name>coroscope::StampedeView</name>
    <message>
        <source>&amp;Run a Stampede</source>
        <translation>Stampede &amp;auslösen</translation>
    </message>
    <message>
        <source>Ask for one report with many requests at once, without single flight and then with it</source>
        <translation>Einen Bericht mit vielen Anfragen gleichzeitig abrufen, erst ohne, dann mit Single Flight</translation>
    </message>
    <message>
        <source>&amp;Cancel the Stampede</source>
        <translation>Stampede a&amp;bbrechen</translation>
    </message>
    <message>
        <source>What came so far stays</source>
        <translation>Was bisher kam, bleibt</translation>
    </message>
    <message>
        <source>Stampede as &amp;Table</source>
        <translation>Stampede als &amp;Tabelle</translation>
    </message>
    <message>
        <source>The requests of the drawing as text</source>
        <translation>Die Anfragen der Zeichnung als Text</translation>
    </message>
    <message>
        <source>Write what is shown</source>
        <translation>Schreiben, was gezeigt wird</translation>
    </message>
    <message>
        <source>Save the Stampede as a &amp;Picture (PNG)…</source>
        <translation>Stampede als B&amp;ild speichern (PNG)…</translation>
    </message>
    <message>
        <source>Save the Stampede as a &amp;Drawing (SVG)…</source>
        <translation>Stampede als &amp;Zeichnung speichern (SVG)…</translation>
    </message>
    <message>
        <source>Save Its Requests &amp;without Single Flight as CSV…</source>
        <translation>Anfragen &amp;ohne Single Flight als CSV speichern…</translation>
    </message>
    <message>
        <source>Save Its Requests with &amp;Single Flight as CSV…</source>
        <translation>Anfragen mit &amp;Single Flight als CSV speichern…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the drawing or its requests</source>
        <translation>Zeichnung oder Anfragen speichern</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>A stampede that is run here, or the requests of a route or of one of its keys</source>
        <translation>Eine hier ausgelöste Stampede oder die Anfragen einer Route oder eines ihrer Schlüssel</translation>
    </message>
    <message>
        <source>Of which time</source>
        <translation>Aus welcher Zeit</translation>
    </message>
    <message>
        <source>Around the last time that a handler made the answer, or all of the last seconds</source>
        <translation>Rund um das letzte Mal, als ein Handler die Antwort erzeugte, oder die letzten Sekunden ganz</translation>
    </message>
    <message>
        <source>last fill</source>
        <translation>letzte Füllung</translation>
    </message>
    <message>
        <source>last 10 s</source>
        <translation>letzte 10 s</translation>
    </message>
    <message>
        <source>last minute</source>
        <translation>letzte Minute</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>Milliseconds, behind a number.</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>How many ask at the same time, each on its own connection</source>
        <translation>Wie viele gleichzeitig fragen, jede auf eigener Verbindung</translation>
    </message>
    <message>
        <source>Answer takes</source>
        <translation>Antwort dauert</translation>
    </message>
    <message>
        <source>How long the handler needs to make the answer</source>
        <translation>Wie lange der Handler für die Antwort braucht</translation>
    </message>
    <message>
        <source>Without single flight</source>
        <translation>Ohne Single Flight</translation>
    </message>
    <message>
        <source>With single flight</source>
        <translation>Mit Single Flight</translation>
    </message>
    <message>
        <source>The route cache is switched off: each request runs its handler, with single flight and without.</source>
        <translation>Der Routen-Cache ist ausgeschaltet: Jede Anfrage führt ihren Handler aus, mit und ohne Single Flight.</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Single flight is switched off for all routes: a run with it is as one without.</source>
        <translation>Single Flight ist für alle Routen ausgeschaltet: Ein Lauf damit ist wie einer ohne.</translation>
    </message>
    <message>
        <source>%1 – all keys</source>
        <extracomment>%1 a route: the requests for whatever of its answers.</extracomment>
        <translation>%1 – alle Schlüssel</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 a route, %2 a key of the cache.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>A stampede, without single flight and with it</source>
        <translation>Eine Stampede, ohne und mit Single Flight</translation>
    </message>
    <message>
        <source>No stampede yet</source>
        <translation>Noch keine Stampede</translation>
    </message>
    <message>
        <source>When an answer that many want is not in the cache, all of them run its handler at once, and the database is asked the same by each. With single flight one makes it, and the others wait for that.</source>
        <translation>Fehlt eine Antwort im Cache, die viele wollen, führen alle gleichzeitig ihren Handler aus, und jede fragt die Datenbank dasselbe. Mit Single Flight erzeugt eine die Antwort, und die anderen warten darauf.</translation>
    </message>
    <message>
        <source>Run a stampede</source>
        <translation>Stampede auslösen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <extracomment>How often the handler was run: a part of the next sentences.</extracomment>
        <translation>
            <numerusform>%Ln Mal</numerusform>
            <numerusform>%Ln Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln database statement(s)</source>
        <translation>
            <numerusform>%Ln Datenbankanweisung</numerusform>
            <numerusform>%Ln Datenbankanweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Without single flight %1 requests ran the handler %2, with %3.</source>
        <translation>Ohne Single Flight führten %1 Anfragen den Handler %2 aus, mit %3.</translation>
    </message>
    <message>
        <source>With single flight %1 requests ran the handler %2, with %3.</source>
        <translation>Mit Single Flight führten %1 Anfragen den Handler %2 aus, mit %3.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) failed: %1.</source>
        <extracomment>%1 why the first of them did.</extracomment>
        <translation>
            <numerusform>%Ln Anfrage schlug fehl: %1.</numerusform>
            <numerusform>%Ln Anfragen schlugen fehl: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) left no record, so they are not drawn.</source>
        <translation>
            <numerusform>%Ln Anfrage hinterließ keine Aufzeichnung, darum ist sie nicht gezeichnet.</numerusform>
            <numerusform>%Ln Anfragen hinterließen keine Aufzeichnung, darum sind sie nicht gezeichnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run was canceled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln request(s) are shown.</source>
        <translation>
            <numerusform>Die neueste %Ln Anfrage ist zu sehen.</numerusform>
            <numerusform>Die neuesten %Ln Anfragen sind zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No request lately</source>
        <translation>In letzter Zeit keine Anfrage</translation>
    </message>
    <message>
        <source>No answer was made lately</source>
        <translation>In letzter Zeit keine Antwort erzeugt</translation>
    </message>
    <message>
        <source>Nobody has asked for it in this time.</source>
        <translation>In dieser Zeit hat niemand danach gefragt.</translation>
    </message>
    <message>
        <source>In the last minute no handler made this answer: nobody asked, or all got it out of the cache. “Last minute” shows these.</source>
        <translation>In der letzten Minute erzeugte kein Handler diese Antwort: Niemand fragte, oder alle bekamen sie aus dem Cache. „letzte Minute“ zeigt diese.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>The server has no route GET /cached-report.</source>
        <translation>Der Server hat keine Route GET /cached-report.</translation>
    </message>
    <message>
        <source>The route GET /cached-report is disabled.</source>
        <translation>Die Route GET /cached-report ist deaktiviert.</translation>
    </message>
    <message>
        <source>A stampede is running.</source>
        <translation>Eine Stampede läuft.</translation>
    </message>
    <message>
        <source>No stampede is running.</source>
        <translation>Keine Stampede läuft.</translation>
    </message>
    <message>
        <source>with single flight: %1 of %2 answered</source>
        <translation>mit Single Flight: %1 von %2 beantwortet</translation>
    </message>
    <message>
        <source>without single flight: %1 of %2 answered</source>
        <extracomment>%1 and %2 numbers of requests.</extracomment>
        <translation>ohne Single Flight: %1 von %2 beantwortet</translation>
    </message>
</context>
<context>
    <name>coroscope::StatTile</name>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a figure, its value, a remark about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>coroscope::StateButton</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a state of tasks (&quot;Failed&quot;), %2 how many are in it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. A click shows these tasks alone, another one all.</source>
        <extracomment>%1 a sentence about a state of tasks.</extracomment>
        <translation>%1. Ein Klick zeigt nur diese Aufgaben, ein weiterer alle.</translation>
    </message>
</context>
<context>
    <name>coroscope::StatementDetail</name>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Requests that ran it last</source>
        <translation>Anfragen, die sie zuletzt ausführten</translation>
    </message>
    <message>
        <source>Enter or a double click opens the request</source>
        <translation>Enter oder Doppelklick öffnet die Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>Ran %Ln time(s).</source>
        <translation>
            <numerusform>Lief %Ln Mal.</numerusform>
            <numerusform>Lief %Ln Mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Half of them took at most %1, 95 % at most %2, the longest %3; all together %4.</source>
        <extracomment>%1 to %4 durations.</extracomment>
        <translation>Die Hälfte dauerte höchstens %1, 95 % höchstens %2, die längste %3; alle zusammen %4.</translation>
    </message>
    <message>
        <source>They waited %1 for a connection, on average.</source>
        <translation>Sie warteten im Mittel %1 auf eine Verbindung.</translation>
    </message>
    <message numerus="yes">
        <source>Failed %Ln time(s), the last time with: %1</source>
        <translation>
            <numerusform>%Ln Mal fehlgeschlagen, zuletzt mit: %1</numerusform>
            <numerusform>%Ln Mal fehlgeschlagen, zuletzt mit: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::StatementModel</name>
    <message>
        <source>Text of the statement</source>
        <translation>Text der Anweisung</translation>
    </message>
    <message>
        <source>How often it ran</source>
        <translation>Wie oft sie lief</translation>
    </message>
    <message>
        <source>Time of all together</source>
        <translation>Zeit von allen zusammen</translation>
    </message>
    <message>
        <source>Median of its time</source>
        <translation>Median ihrer Zeit</translation>
    </message>
    <message>
        <source>95th percentile of its time</source>
        <translation>95. Perzentil ihrer Zeit</translation>
    </message>
    <message>
        <source>The longest time</source>
        <translation>Die längste Zeit</translation>
    </message>
    <message>
        <source>Rows read or changed, of all together</source>
        <translation>Gelesene oder geänderte Zeilen, von allen zusammen</translation>
    </message>
    <message>
        <source>Waits for a connection, of all together</source>
        <translation>Wartezeiten auf eine Verbindung, von allen zusammen</translation>
    </message>
    <message>
        <source>How often one request ran it at most</source>
        <translation>Wie oft eine Anfrage sie höchstens ausführte</translation>
    </message>
    <message>
        <source>How often it failed</source>
        <translation>Wie oft sie fehlschlug</translation>
    </message>
    <message>
        <source>Where it ran</source>
        <translation>Wo sie lief</translation>
    </message>
    <message>
        <source>×%1</source>
        <extracomment>How often one request ran a statement at most: &quot;×20&quot;.</extracomment>
        <translation>×%1</translation>
    </message>
    <message numerus="yes">
        <source>One request ran it %Ln time(s): once a row, where one statement for all rows would do (N+1).</source>
        <translation>
            <numerusform>Eine Anfrage führte sie %Ln Mal aus: einmal pro Zeile, wo eine Anweisung für alle Zeilen reichte (N+1).</numerusform>
            <numerusform>Eine Anfrage führte sie %Ln Mal aus: einmal pro Zeile, wo eine Anweisung für alle Zeilen reichte (N+1).</numerusform>
        </translation>
    </message>
    <message>
        <source>Statements that differ only in their values are one</source>
        <translation>Anweisungen, die sich nur in ihren Werten unterscheiden, zählen als eine</translation>
    </message>
    <message>
        <source>From the start of the statement to its last row, of all together</source>
        <translation>Vom Beginn der Anweisung bis zur letzten Zeile, von allen zusammen</translation>
    </message>
    <message>
        <source>For a connection, of all together; it is not in the other times</source>
        <translation>Auf eine Verbindung, von allen zusammen; in den anderen Zeiten nicht enthalten</translation>
    </message>
    <message>
        <source>How often one request ran it at most; 5 or more is called N+1</source>
        <translation>Wie oft eine Anfrage sie höchstens ausführte; ab 5 heißt es N+1</translation>
    </message>
    <message>
        <source>Total (ms)</source>
        <translation>Gesamt (ms)</translation>
    </message>
    <message>
        <source>p50 (ms)</source>
        <translation>p50 (ms)</translation>
    </message>
    <message>
        <source>p95 (ms)</source>
        <translation>p95 (ms)</translation>
    </message>
    <message>
        <source>Max (ms)</source>
        <translation>Max (ms)</translation>
    </message>
    <message>
        <source>Wait (ms)</source>
        <translation>Warten (ms)</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>In a request</source>
        <extracomment>How often one request ran the statement at most.</extracomment>
        <translation>In einer Anfrage</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>coroscope::StatementsView</name>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>&amp;Copy the Statement</source>
        <translation>Anweisung &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the whole text of the statement</source>
        <translation>Den ganzen Text der Anweisung kopieren</translation>
    </message>
    <message>
        <source>Save the Statements as CS&amp;V…</source>
        <translation>Anweisungen als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>The selected statements, or all that are shown, with their figures</source>
        <translation>Die ausgewählten oder alle gezeigten Anweisungen mit ihren Werten</translation>
    </message>
    <message>
        <source>Show Its &amp;Requests</source>
        <translation>An&amp;fragen der Anweisung zeigen</translation>
    </message>
    <message>
        <source>Open Requests with those that ran the selected statement</source>
        <translation>Den Bereich Anfragen mit denen öffnen, die die ausgewählte Anweisung ausführten</translation>
    </message>
    <message>
        <source>&amp;Explain the Selected Statement</source>
        <translation>Ausgewählte Anweisung &amp;erklären</translation>
    </message>
    <message>
        <source>Show in the console how the database goes about the statement</source>
        <translation>In der Konsole zeigen, wie die Datenbank die Anweisung ausführt</translation>
    </message>
    <message>
        <source>Filter: orders  p95&gt;10ms</source>
        <extracomment>A placeholder with two examples; the words before the signs are not translated.</extracomment>
        <translation>Filter: orders  p95&gt;10ms</translation>
    </message>
    <message>
        <source>Filter the statements</source>
        <translation>Anweisungen filtern</translation>
    </message>
    <message>
        <source>No statement is selected.</source>
        <translation>Keine Anweisung ist ausgewählt.</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>No statement matches the filter</source>
        <translation>Keine Anweisung passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Anweisung ist ausgeblendet.</numerusform>
            <numerusform>%Ln Anweisungen sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>There are no statements.</source>
        <translation>Es gibt keine Anweisungen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln Anweisung</numerusform>
            <numerusform>%Ln Anweisungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln forgotten</source>
        <translation>
            <numerusform>%1, %Ln vergessen</numerusform>
            <numerusform>%1, %Ln vergessen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::StatusFigures</name>
    <message>
        <source>What the server does. Opens the Log.</source>
        <translation>Was der Server tut. Öffnet den Bereich Log.</translation>
    </message>
    <message>
        <source>Delays and errors that are injected on purpose. Opens Knobs.</source>
        <translation>Absichtlich injizierte Verzögerungen und Fehler. Öffnet den Bereich Regler.</translation>
    </message>
    <message>
        <source>Routes that are switched off: they answer as if they were not declared. Opens Routes.</source>
        <translation>Deaktivierte Routen: Sie antworten, als wären sie nicht deklariert. Öffnet den Bereich Routen.</translation>
    </message>
    <message>
        <source>Open connections of clients. Opens Requests.</source>
        <translation>Offene Verbindungen von Clients. Öffnet den Bereich Anfragen.</translation>
    </message>
    <message>
        <source>Requests that are being worked on. Opens Requests.</source>
        <translation>Anfragen, an denen gearbeitet wird. Öffnet den Bereich Anfragen.</translation>
    </message>
    <message>
        <source>Requests that ended in the last second. Opens Latency.</source>
        <translation>Anfragen, die in der letzten Sekunde endeten. Öffnet den Bereich Latenz.</translation>
    </message>
    <message>
        <source>The store of the cache. Opens Cache.</source>
        <translation>Der Datenspeicher des Caches. Öffnet den Bereich Cache.</translation>
    </message>
    <message>
        <source>Tasks that wait for their turn or run now. Opens Tasks.</source>
        <translation>Aufgaben, die warten oder laufen. Öffnet den Bereich Aufgaben.</translation>
    </message>
    <message>
        <source>Longest turn of an event loop: while it lasts, every other request of that worker waits. Opens Latency.</source>
        <translation>Längster Durchlauf einer Event-Loop: Solange er dauert, wartet jede andere Anfrage dieses Workers. Öffnet den Bereich Latenz.</translation>
    </message>
    <message>
        <source>What the timeline tells by itself: loops that were held, waits that could be concurrent, a starved pool and the like. Opens Timeline.</source>
        <translation>Was die Zeitleiste von selbst meldet: blockierte Loops, Wartezeiten, die gleichzeitig sein könnten, ein ausgehungerter Pool und Ähnliches. Öffnet den Bereich Zeitleiste.</translation>
    </message>
    <message>
        <source>Records that were not shown; what and where is told by a click. The requests were served.</source>
        <translation>Aufzeichnungen, die nicht gezeigt wurden; was und wo, sagt ein Klick. Die Anfragen wurden bedient.</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <extracomment>%1 the server&apos;s address.</extracomment>
        <translation>Lauscht auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 laufend</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <extracomment>Requests a second.</extracomment>
        <translation>%1 Anfr./s</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <extracomment>%n routes are switched off.</extracomment>
        <translation>
            <numerusform>%n deaktiviert</numerusform>
            <numerusform>%n deaktiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n injected</source>
        <extracomment>%n is how many knobs inject delays or errors on purpose.</extracomment>
        <translation>
            <numerusform>%n injiziert</numerusform>
            <numerusform>%n injiziert</numerusform>
        </translation>
    </message>
    <message>
        <source>DB %1/%2</source>
        <extracomment>Connections to the database: %1 in use, %2 all.</extracomment>
        <translation>DB %1/%2</translation>
    </message>
    <message>
        <source>tasks: away</source>
        <translation>Aufgaben: weg</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Dropped records</source>
        <translation>Verworfene Aufzeichnungen</translation>
    </message>
    <message>
        <source>Requests, in the server: a worker&apos;s queue was full</source>
        <translation>Anfragen, im Server: Die Warteschlange eines Workers war voll</translation>
    </message>
    <message>
        <source>Requests, in the window: it did not keep up</source>
        <translation>Anfragen, im Fenster: Es kam nicht nach</translation>
    </message>
    <message>
        <source>Log lines: more at once than are kept</source>
        <translation>Log-Zeilen: mehr auf einmal, als aufbewahrt werden</translation>
    </message>
    <message>
        <source>Since the server was started. Only what is shown here suffers: every request was served, and the figures of Latency and Routes are complete but for the first line.</source>
        <translation>Seit dem Start des Servers. Nur die Anzeige hier leidet: Jede Anfrage wurde bedient, und die Werte in Latenz und Routen sind bis auf die erste Zeile vollständig.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>loop lag %1</source>
        <translation>Loop-Verzug %1</translation>
    </message>
    <message>
        <source>loop held for %1</source>
        <extracomment>%1 a duration, %2 the route whose handler holds the event loop.</extracomment>
        <translation>Loop %1 blockiert</translation>
    </message>
    <message>
        <source>loop held for %1 by %2</source>
        <translation>Loop %1 blockiert von %2</translation>
    </message>
    <message>
        <source>Connections of the pool that work for a request now, of all. SQLite has one more, which writes. Opens Database.</source>
        <translation>Verbindungen des Pools, die gerade für eine Anfrage arbeiten, von allen. SQLite hat noch eine, die schreibt. Öffnet Datenbank.</translation>
    </message>
    <message>
        <source>DB %1/%2 reading, 1 writing</source>
        <extracomment>The same of SQLite, where they only read; beside them one connection writes, now or not.</extracomment>
        <translation>DB %1/%2 lesen, 1 schreibt</translation>
    </message>
    <message>
        <source>DB %1/%2 reading</source>
        <translation>DB %1/%2 lesen</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <extracomment>%1 connections to the database (&quot;DB 1/4&quot;), %2 how many jobs wait for one.</extracomment>
        <translation>%1, %2 warten</translation>
    </message>
</context>
<context>
    <name>coroscope::TableExport</name>
    <message>
        <source>The rows were not written to “%1”: %2. Choose another place, or make room, and export again.</source>
        <extracomment>%1 a file&apos;s name, %2 the system&apos;s own words.</extracomment>
        <translation>Die Zeilen wurden nicht nach „%1“ geschrieben: %2. Einen anderen Ort wählen oder Platz schaffen und noch einmal exportieren.</translation>
    </message>
</context>
<context>
    <name>coroscope::TableProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>How far an export or a copy of rows is.</extracomment>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>coroscope::TaskActions</name>
    <message>
        <source>&amp;New Task…</source>
        <translation>&amp;Neue Aufgabe…</translation>
    </message>
    <message>
        <source>Make a task of any kind</source>
        <translation>Eine Aufgabe beliebiger Art anlegen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Queue the selected tasks again, as if they were new: those that have ended</source>
        <translation>Die ausgewählten beendeten Aufgaben erneut einreihen, als wären sie neu</translation>
    </message>
    <message>
        <source>&amp;Edit and Retry…</source>
        <translation>&amp;Bearbeiten und wiederholen…</translation>
    </message>
    <message>
        <source>Queue the task again with another payload</source>
        <translation>Die Aufgabe mit anderen Nutzdaten erneut einreihen</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>Make another task like this one</source>
        <translation>Eine weitere Aufgabe wie diese anlegen</translation>
    </message>
    <message>
        <source>&amp;Cancel the Tasks</source>
        <translation>Aufgaben &amp;abbrechen</translation>
    </message>
    <message>
        <source>Tasks that wait end at once, those that run as soon as they notice it</source>
        <translation>Wartende Aufgaben enden sofort, laufende, sobald sie es bemerken</translation>
    </message>
    <message>
        <source>Run &amp;Now</source>
        <translation>&amp;Jetzt ausführen</translation>
    </message>
    <message>
        <source>Tasks that wait for a time do not wait for it any longer</source>
        <translation>Aufgaben, die auf einen Zeitpunkt warten, warten nicht länger</translation>
    </message>
    <message>
        <source>&amp;Purge…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Take away tasks that have ended</source>
        <translation>Beendete Aufgaben entfernen</translation>
    </message>
    <message>
        <source>&amp;Open log.txt</source>
        <translation>log.txt ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open the file that tasks of the kind “log” write</source>
        <translation>Die Datei öffnen, in die Aufgaben der Art „log“ schreiben</translation>
    </message>
    <message>
        <source>Open the Re&amp;quest That Made It</source>
        <translation>Anfra&amp;ge öffnen, die sie anlegte</translation>
    </message>
    <message>
        <source>Select the request in Requests</source>
        <translation>Die Anfrage im Bereich Anfragen auswählen</translation>
    </message>
    <message>
        <source>Copy the &amp;Ids</source>
        <translation>&amp;IDs kopieren</translation>
    </message>
    <message>
        <source>Copy the ids of the selected tasks</source>
        <translation>Die IDs der ausgewählten Aufgaben kopieren</translation>
    </message>
    <message>
        <source>Copy as c&amp;URL</source>
        <translation>Als c&amp;URL kopieren</translation>
    </message>
    <message>
        <source>Copy a command line that makes the same task again</source>
        <translation>Eine Befehlszeile kopieren, die dieselbe Aufgabe noch einmal anlegt</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation>Der Server läuft nicht.</translation>
    </message>
    <message>
        <source>No task is selected.</source>
        <translation>Keine Aufgabe ist ausgewählt.</translation>
    </message>
    <message>
        <source>More tasks are selected than were read. Select fewer, or scroll through them.</source>
        <translation>Es sind mehr Aufgaben ausgewählt als gelesen. Weniger auswählen oder durch sie scrollen.</translation>
    </message>
    <message>
        <source>At most %1 tasks can be changed at once. Select fewer.</source>
        <translation>Höchstens %1 Aufgaben lassen sich auf einmal ändern. Weniger auswählen.</translation>
    </message>
    <message>
        <source>None of the selected tasks has ended.</source>
        <translation>Keine der ausgewählten Aufgaben ist beendet.</translation>
    </message>
    <message>
        <source>The selected tasks have ended.</source>
        <translation>Die ausgewählten Aufgaben sind beendet.</translation>
    </message>
    <message>
        <source>None of the selected tasks waits for a time.</source>
        <translation>Keine der ausgewählten Aufgaben wartet auf einen Zeitpunkt.</translation>
    </message>
    <message>
        <source>Select one task.</source>
        <translation>Genau eine Aufgabe auswählen.</translation>
    </message>
    <message>
        <source>The task has not ended.</source>
        <translation>Die Aufgabe ist nicht beendet.</translation>
    </message>
    <message>
        <source>The ids of at most %1 tasks can be copied at once. Select fewer.</source>
        <translation>Die IDs von höchstens %1 Aufgaben lassen sich auf einmal kopieren. Weniger auswählen.</translation>
    </message>
    <message>
        <source>No request made this task.</source>
        <translation>Keine Anfrage legte diese Aufgabe an.</translation>
    </message>
    <message>
        <source>There is no log.txt yet: no task of kind “log” has run.</source>
        <translation>Es gibt noch keine log.txt: Keine Aufgabe der Art „log“ ist gelaufen.</translation>
    </message>
    <message>
        <source>The task %1 was made.</source>
        <extracomment>%1 a task: its kind and the end of its id.</extracomment>
        <translation>Die Aufgabe %1 wurde angelegt.</translation>
    </message>
    <message>
        <source>The task %1 was queued again.</source>
        <extracomment>%1 the end of a task&apos;s id.</extracomment>
        <translation>Die Aufgabe %1 wurde erneut eingereiht.</translation>
    </message>
    <message>
        <source>The task was not made: %1.</source>
        <translation>Die Aufgabe wurde nicht angelegt: %1.</translation>
    </message>
    <message>
        <source>Not all tasks were queued again: %1.</source>
        <translation>Nicht alle Aufgaben wurden erneut eingereiht: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were queued again.</source>
        <translation>
            <numerusform>%Ln Aufgabe wurde erneut eingereiht.</numerusform>
            <numerusform>%Ln Aufgaben wurden erneut eingereiht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) stay as they are: another task has their unique key now.</source>
        <translation>
            <numerusform>%Ln Aufgabe bleibt, wie sie ist: Eine andere hat jetzt ihren eindeutigen Schlüssel.</numerusform>
            <numerusform>%Ln Aufgaben bleiben, wie sie sind: Eine andere hat jetzt ihren eindeutigen Schlüssel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are gone, or have not ended any more.</source>
        <translation>
            <numerusform>%Ln Aufgabe ist weg oder nicht mehr beendet.</numerusform>
            <numerusform>%Ln Aufgaben sind weg oder nicht mehr beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all tasks were cancelled: %1.</source>
        <translation>Nicht alle Aufgaben wurden abgebrochen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were cancelled.</source>
        <translation>
            <numerusform>%Ln Aufgabe wurde abgebrochen.</numerusform>
            <numerusform>%Ln Aufgaben wurden abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue again</source>
        <translation>Erneut einreihen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running task(s) were asked to stop, and end when they notice it.</source>
        <translation>
            <numerusform>%Ln laufende Aufgabe wurde um Abbruch gebeten und endet, wenn sie es bemerkt.</numerusform>
            <numerusform>%Ln laufende Aufgaben wurden um Abbruch gebeten und enden, wenn sie es bemerken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) had ended before.</source>
        <translation>
            <numerusform>%Ln Aufgabe war schon beendet.</numerusform>
            <numerusform>%Ln Aufgaben waren schon beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all tasks were queued: %1.</source>
        <translation>Nicht alle Aufgaben wurden eingereiht: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) do not wait any longer.</source>
        <translation>
            <numerusform>%Ln Aufgabe wartet nicht länger.</numerusform>
            <numerusform>%Ln Aufgaben warten nicht länger.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) did not wait for a time any more.</source>
        <translation>
            <numerusform>%Ln Aufgabe wartete nicht mehr auf einen Zeitpunkt.</numerusform>
            <numerusform>%Ln Aufgaben warteten nicht mehr auf einen Zeitpunkt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Purge tasks</source>
        <translation>Löschen von Aufgaben</translation>
    </message>
    <message>
        <source>The tasks were not purged: %1.</source>
        <translation>Die Aufgaben wurden nicht gelöscht: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were purged.</source>
        <translation>
            <numerusform>%Ln Aufgabe wurde gelöscht.</numerusform>
            <numerusform>%Ln Aufgaben wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The purged tasks were not brought back: %1.</source>
        <translation>Die gelöschten Aufgaben wurden nicht zurückgeholt: %1.</translation>
    </message>
    <message>
        <source>The purged tasks cannot come back: the store has let them go. It keeps them for half a minute.</source>
        <translation>Die gelöschten Aufgaben können nicht zurückkommen: Der Datenspeicher hat sie nicht mehr. Er behält sie eine halbe Minute.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are back.</source>
        <translation>
            <numerusform>%Ln Aufgabe ist wieder da.</numerusform>
            <numerusform>%Ln Aufgaben sind wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desktop has no program that opens %1.</source>
        <extracomment>%1 a file.</extracomment>
        <translation>Der Desktop hat kein Programm, das %1 öffnet.</translation>
    </message>
</context>
<context>
    <name>coroscope::TaskCharts</name>
    <message>
        <source>Tasks</source>
        <extracomment>The unit of a chart: tasks a second.</extracomment>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Tasks added, succeeded and failed a second over the last minutes</source>
        <translation>Hinzugekommene, erfolgreiche und fehlgeschlagene Aufgaben pro Sekunde in den letzten Minuten</translation>
    </message>
    <message>
        <source>added</source>
        <extracomment>Tasks that were made.</extracomment>
        <translation>neu</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>Attempts that did not succeed.</extracomment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 added, %2 started, %3 succeeded, %4 failed</source>
        <extracomment>Numbers of tasks in one second.</extracomment>
        <translation>%1 neu, %2 gestartet, %3 erfolgreich, %4 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>coroscope::TaskDetail</name>
    <message>
        <source>Open the request</source>
        <translation>Anfrage öffnen</translation>
    </message>
    <message>
        <source>The request that made the task</source>
        <translation>Die Anfrage, die die Aufgabe anlegte</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>The file that the task made</source>
        <translation>Die Datei, die die Aufgabe erzeugte</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Close the detail of the task</source>
        <translation>Details der Aufgabe schließen</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Run of the task</source>
        <translation>Lauf der Aufgabe</translation>
    </message>
    <message>
        <source>Show in Timeline</source>
        <translation>In Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>The lane of this run, among all that the loop did meanwhile</source>
        <translation>Die Bahn dieses Laufs, unter allem, was die Loop dabei tat</translation>
    </message>
    <message>
        <source>No payload</source>
        <translation>Keine Nutzdaten</translation>
    </message>
    <message>
        <source>This task was given nothing.</source>
        <translation>Diese Aufgabe bekam nichts mit.</translation>
    </message>
    <message>
        <source>The desktop has no program that opens the file.</source>
        <translation>Der Desktop hat kein Programm, das die Datei öffnet.</translation>
    </message>
    <message>
        <source>Where the time of the run went</source>
        <translation>Wohin die Zeit des Laufs ging</translation>
    </message>
    <message>
        <source>Task detail</source>
        <translation>Details der Aufgabe</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Due</source>
        <extracomment>When a task is to run, or was.</extracomment>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Last started</source>
        <translation>Zuletzt gestartet</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartete</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>Lief</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Unique key</source>
        <translation>Eindeutiger Schlüssel</translation>
    </message>
    <message>
        <source>Made by request</source>
        <translation>Angelegt von Anfrage</translation>
    </message>
    <message>
        <source>Overview of the task</source>
        <translation>Übersicht der Aufgabe</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>Kein Ergebnis</translation>
    </message>
    <message>
        <source>This task ended well and gave nothing back.</source>
        <translation>Diese Aufgabe war erfolgreich und gab nichts zurück.</translation>
    </message>
    <message>
        <source>This task did not end well.</source>
        <translation>Diese Aufgabe war nicht erfolgreich.</translation>
    </message>
    <message>
        <source>It is shown when the task has ended well.</source>
        <translation>Zu sehen, wenn die Aufgabe erfolgreich beendet ist.</translation>
    </message>
    <message>
        <source>No error</source>
        <translation>Kein Fehler</translation>
    </message>
    <message>
        <source>This task has not run yet.</source>
        <translation>Diese Aufgabe ist noch nicht gelaufen.</translation>
    </message>
    <message>
        <source>No attempt of it has failed.</source>
        <translation>Keiner ihrer Versuche ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a state (&quot;Failed&quot;), %2 a sentence.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 attempts of a task that were begun, %2 those that there may be.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a date and time, %2 how long ago.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 an attempt</source>
        <translation>%1 pro Versuch</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A run of a task: %1 a time of day, %2 how long it took.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %Ln other task(s)</source>
        <extracomment>%1 &quot;14:03:22, 1.2 ms&quot;.</extracomment>
        <translation>
            <numerusform>%1, mit %Ln anderen Aufgabe</numerusform>
            <numerusform>%1, mit %Ln anderen Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>It is shown when the run has ended.</source>
        <translation>Zu sehen, wenn der Lauf beendet ist.</translation>
    </message>
    <message>
        <source>The window keeps the newest runs of this process since the start of the server; none of this task is among them.</source>
        <translation>Das Fenster behält die neuesten Läufe dieses Prozesses seit dem Start des Servers; von dieser Aufgabe ist keiner darunter.</translation>
    </message>
    <message>
        <source>No run</source>
        <translation>Kein Lauf</translation>
    </message>
</context>
<context>
    <name>coroscope::TaskLink</name>
    <message>
        <source>the server has stopped</source>
        <translation>der Server wurde gestoppt</translation>
    </message>
    <message>
        <source>the server is not running</source>
        <translation>der Server läuft nicht</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde angehalten</translation>
    </message>
    <message>
        <source>the store did not answer in time</source>
        <translation>der Datenspeicher antwortete nicht rechtzeitig</translation>
    </message>
</context>
<context>
    <name>coroscope::TaskListView</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks by state</source>
        <translation>Aufgaben nach Zustand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were not copied: they were not read yet. Scroll through them first, or save them as CSV.</source>
        <translation>
            <numerusform>%Ln Aufgabe wurde nicht kopiert: Sie ist noch nicht gelesen. Erst durch die Liste scrollen oder als CSV speichern.</numerusform>
            <numerusform>%Ln Aufgaben wurden nicht kopiert: Sie sind noch nicht gelesen. Erst durch die Liste scrollen oder als CSV speichern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter: state:failed  kind:report</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation>Filter: state:failed  kind:report</translation>
    </message>
    <message>
        <source>Filter the tasks</source>
        <translation>Aufgaben filtern</translation>
    </message>
    <message>
        <source>Save the Tasks as CS&amp;V…</source>
        <translation>Aufgaben als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>The selected tasks, or all that the filter lets through</source>
        <translation>Die ausgewählten Aufgaben oder alle, die der Filter durchlässt</translation>
    </message>
    <message>
        <source>Back to the &amp;List of Tasks</source>
        <translation>Zurück zur &amp;Liste der Aufgaben</translation>
    </message>
    <message>
        <source>Close the detail of a task, and go to the list</source>
        <translation>Details einer Aufgabe schließen und zur Liste gehen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More to do with tasks</source>
        <translation>Mehr, was sich mit Aufgaben tun lässt</translation>
    </message>
    <message>
        <source>The task could not be read: %1.</source>
        <translation>Die Aufgabe ließ sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>The task %1 is not kept any more.</source>
        <extracomment>%1 the end of a task&apos;s id.</extracomment>
        <translation>Die Aufgabe %1 ist nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>No tasks</source>
        <translation>Keine Aufgaben</translation>
    </message>
    <message>
        <source>Tasks are shown while the server runs.</source>
        <translation>Aufgaben sind zu sehen, während der Server läuft.</translation>
    </message>
    <message>
        <source>Reading the tasks…</source>
        <translation>Aufgaben werden gelesen…</translation>
    </message>
    <message>
        <source>No task matches the filter</source>
        <translation>Keine Aufgabe passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are hidden.</source>
        <translation>
            <numerusform>%Ln Aufgabe ist ausgeblendet.</numerusform>
            <numerusform>%Ln Aufgaben sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Noch keine Aufgaben</translation>
    </message>
    <message>
        <source>Work that goes on after the answer appears here: POST /log?message=… makes a task that writes a line to log.txt, POST /tasks one of any kind.</source>
        <translation>Arbeit, die nach der Antwort weitergeht, erscheint hier: POST /log?message=… legt eine Aufgabe an, die eine Zeile in log.txt schreibt, POST /tasks eine beliebiger Art.</translation>
    </message>
    <message>
        <source>Make a task</source>
        <translation>Aufgabe anlegen</translation>
    </message>
    <message>
        <source>There are no tasks.</source>
        <translation>Es gibt keine Aufgaben.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::TaskModel</name>
    <message>
        <source>The tasks could not be read: %1.</source>
        <extracomment>%1 why.</extracomment>
        <translation>Die Aufgaben ließen sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <extracomment>A running task that was asked to stop.</extracomment>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Attempts</source>
        <extracomment>A column: how often a task was begun, of how often it may be.</extracomment>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>A column: when a task was made.</extracomment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Wait</source>
        <extracomment>A column: how long a task waited after it was due.</extracomment>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Request</source>
        <extracomment>A column: the request that made a task.</extracomment>
        <translation>Anfrage</translation>
    </message>
</context>
<context>
    <name>coroscope::TaskTimeModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Changes</source>
        <extracomment>A column: settings that were changed in that second.</extracomment>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>coroscope::TasksPane</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Parts of the tasks</source>
        <translation>Teile der Aufgaben</translation>
    </message>
    <message>
        <source>Show the List of Tasks</source>
        <translation>Liste der Aufgaben zeigen</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Show the Queues of Tasks</source>
        <translation>Warteschlangen der Aufgaben zeigen</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Show the Schedules of Tasks</source>
        <translation>Zeitpläne der Aufgaben zeigen</translation>
    </message>
    <message>
        <source>The tasks cannot be reached: %1. It is tried again; until then no task runs, and requests that make one are answered 503.</source>
        <extracomment>%1 why.</extracomment>
        <translation>Die Aufgaben sind nicht erreichbar: %1. Es wird erneut versucht; bis dahin läuft keine Aufgabe, und Anfragen, die eine anlegen, werden mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>The server is not running</source>
        <translation>Der Server läuft nicht</translation>
    </message>
    <message>
        <source>While it runs, its tasks are shown here: work that goes on after the answer was sent.</source>
        <translation>Während er läuft, sind hier seine Aufgaben zu sehen: Arbeit, die weitergeht, nachdem die Antwort gesendet ist.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
</context>
<context>
    <name>coroscope::TextView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
</context>
<context>
    <name>coroscope::TimeCursor</name>
    <message>
        <source>Moment in the charts</source>
        <translation>Zeitpunkt in den Diagrammen</translation>
    </message>
    <message>
        <source>Left and Right move the crosshair of all charts, with Ctrl ten times as far; Home and End go to the edges, Escape lets it go. A click into a chart holds it there.</source>
        <translation>Links und Rechts bewegen das Fadenkreuz aller Diagramme, mit Strg zehnmal so weit; Pos1 und Ende gehen an die Ränder, Esc lässt es los. Ein Klick in ein Diagramm hält es dort fest.</translation>
    </message>
</context>
<context>
    <name>coroscope::TimelineDetail</name>
    <message>
        <source>Detail of what is selected in the timeline</source>
        <translation>Details des in der Zeitleiste Ausgewählten</translation>
    </message>
    <message>
        <source>Click a bar, or go to one with the arrow keys: what it was, how long it took, and why.</source>
        <translation>Auf einen Balken klicken oder mit den Pfeiltasten zu einem gehen: was er war, wie lange er dauerte und warum.</translation>
    </message>
    <message>
        <source>Show the lane of request %1</source>
        <translation>Die Bahn von Anfrage %1 zeigen</translation>
    </message>
    <message>
        <source>Show the task in Tasks</source>
        <translation>Aufgabe im Bereich Aufgaben zeigen</translation>
    </message>
    <message>
        <source>Show the request in Requests</source>
        <translation>Anfrage im Bereich Anfragen zeigen</translation>
    </message>
    <message>
        <source>Show the key %1 in Cache</source>
        <translation>Schlüssel %1 im Bereich Cache zeigen</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::TimelineLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>coroscope::TimelineOverview</name>
    <message>
        <source>Requests in flight over all that is kept</source>
        <translation>Laufende Anfragen über alles Aufbewahrte</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <extracomment>%1 a duration: of all that is kept of the past.</extracomment>
        <translation>%1 aufbewahrt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a time of day, %2 &quot;3 requests in flight&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in flight</source>
        <translation>
            <numerusform>%Ln laufende Anfrage</numerusform>
            <numerusform>%Ln laufende Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::TimelinePane</name>
    <message>
        <source>Requests and coroutines over time</source>
        <translation>Anfragen und Coroutinen über die Zeit</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>Fol&amp;gen</translation>
    </message>
    <message>
        <source>The right edge goes with the time</source>
        <translation>Der rechte Rand geht mit der Zeit</translation>
    </message>
    <message>
        <source>Free&amp;ze</source>
        <translation>&amp;Einfrieren</translation>
    </message>
    <message>
        <source>Keep the picture as it is; what comes meanwhile is kept and counted</source>
        <translation>Das Bild lassen, wie es ist; was inzwischen kommt, wird aufbewahrt und gezählt</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>H&amp;ineinzoomen</translation>
    </message>
    <message>
        <source>Show less time (+, Ctrl+wheel)</source>
        <translation>Weniger Zeit zeigen (+, Strg+Rad)</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>Hina&amp;uszoomen</translation>
    </message>
    <message>
        <source>Show more time (-, Ctrl+wheel)</source>
        <translation>Mehr Zeit zeigen (-, Strg+Rad)</translation>
    </message>
    <message>
        <source>&amp;Fit All</source>
        <translation>Alles einp&amp;assen</translation>
    </message>
    <message>
        <source>Show all that is kept</source>
        <translation>Alles Aufbewahrte zeigen</translation>
    </message>
    <message>
        <source>Fit &amp;Selection</source>
        <translation>Auswahl einpa&amp;ssen</translation>
    </message>
    <message>
        <source>Show what is measured or selected, as large as it goes</source>
        <translation>Gemessenes oder Ausgewähltes so groß wie möglich zeigen</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>From the begin to the end of what is selected; Shift+Left and Shift+Right move the end, Shift+drag measures anything</source>
        <translation>Vom Anfang bis zum Ende des Ausgewählten; Umschalt+Links und Umschalt+Rechts bewegen das Ende, Umschalt+Ziehen misst Beliebiges</translation>
    </message>
    <message>
        <source>&amp;Pack the Lanes</source>
        <translation>Bahnen &amp;packen</translation>
    </message>
    <message>
        <source>As few lanes as they need, instead of one for each request</source>
        <translation>So wenige Bahnen wie nötig, statt einer für jede Anfrage</translation>
    </message>
    <message>
        <source>Show as &amp;Table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>The same as a table</source>
        <translation>Dasselbe als Tabelle</translation>
    </message>
    <message>
        <source>&amp;Higher Lanes</source>
        <translation>&amp;Höhere Bahnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel</source>
        <translation>Strg+Umschalt+Rad</translation>
    </message>
    <message>
        <source>&amp;Lower Lanes</source>
        <translation>&amp;Niedrigere Bahnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel: a thousand lanes at a glance</source>
        <translation>Strg+Umschalt+Rad: tausend Bahnen auf einen Blick</translation>
    </message>
    <message>
        <source>Show Its &amp;Coroutines</source>
        <translation>&amp;Coroutinen zeigen</translation>
    </message>
    <message>
        <source>A lane for each coroutine of the request (Enter)</source>
        <translation>Eine Bahn für jede Coroutine der Anfrage (Enter)</translation>
    </message>
    <message>
        <source>Show Coroutines of &amp;All in Sight</source>
        <translation>C&amp;oroutinen aller sichtbaren zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide All Coroutines</source>
        <translation>Alle Coroutinen ausb&amp;lenden</translation>
    </message>
    <message>
        <source>Show in &amp;Requests</source>
        <translation>In An&amp;fragen zeigen</translation>
    </message>
    <message>
        <source>The selected request</source>
        <translation>Die ausgewählte Anfrage</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>What is selected, in words</source>
        <translation>Das Ausgewählte, in Worten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save the lanes as a picture, or the figures as a table</source>
        <translation>Die Bahnen als Bild oder die Zahlen als Tabelle speichern</translation>
    </message>
    <message>
        <source>Lanes as a &amp;Picture (PNG)…</source>
        <translation>Bahnen als &amp;Bild (PNG)…</translation>
    </message>
    <message>
        <source>Lanes as a &amp;Drawing (SVG)…</source>
        <translation>Bahnen als &amp;Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Figures as &amp;CSV…</source>
        <translation>Zahlen als CS&amp;V…</translation>
    </message>
    <message>
        <source>Filter: users  dur&gt;200ms</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation>Filter: users  dur&gt;200ms</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>Zeitleiste filtern</translation>
    </message>
    <message>
        <source>Show Its &amp;Lane</source>
        <translation>Bah&amp;n zeigen</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation>Keine Anfrage passt zum Filter</translation>
    </message>
    <message>
        <source>All that are kept are hidden by it.</source>
        <translation>Er blendet alle aufbewahrten aus.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Each request gets a lane here that shows where it waits and where it runs, and each worker a strip that shows when its loop is busy.</source>
        <translation>Jede Anfrage bekommt hier eine Bahn, die zeigt, wo sie wartet und wo sie läuft, und jeder Worker einen Streifen, der zeigt, wann seine Loop beschäftigt ist.</translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Start the server. Each request gets a lane here that shows where it waits and where it runs, and each worker a strip that shows when its loop is busy.</source>
        <translation>Den Server starten. Jede Anfrage bekommt hier eine Bahn, die zeigt, wo sie wartet und wo sie läuft, und jeder Worker einen Streifen, der zeigt, wann seine Loop beschäftigt ist.</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message numerus="yes">
        <source>frozen: %Ln more request(s)</source>
        <extracomment>The picture stands still; how many requests came since.</extracomment>
        <translation>
            <numerusform>eingefroren: %Ln weitere Anfrage</numerusform>
            <numerusform>eingefroren: %Ln weitere Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>The lanes are not shown.</source>
        <translation>Die Bahnen sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
    <message>
        <source>No request is selected.</source>
        <translation>Keine Anfrage ist ausgewählt.</translation>
    </message>
    <message>
        <source>The lanes are packed: each holds several requests.</source>
        <translation>Die Bahnen sind gepackt: Jede enthält mehrere Anfragen.</translation>
    </message>
    <message>
        <source>No request that started coroutines is selected.</source>
        <translation>Keine Anfrage, die Coroutinen startete, ist ausgewählt.</translation>
    </message>
    <message>
        <source>Hide Its &amp;Coroutines</source>
        <translation>&amp;Coroutinen ausblenden</translation>
    </message>
    <message>
        <source>The request is not in the timeline any more: it keeps the last minutes.</source>
        <translation>Die Anfrage ist nicht mehr in der Zeitleiste: Sie behält die letzten Minuten.</translation>
    </message>
    <message>
        <source>What happened then is not in the timeline any more: it keeps the last minutes.</source>
        <translation>Was damals geschah, ist nicht mehr in der Zeitleiste: Sie behält die letzten Minuten.</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s) to %1.</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 exportiert.</numerusform>
            <numerusform>%Ln Zeilen nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Group by Route</source>
        <translation>Nach &amp;Route gruppieren</translation>
    </message>
    <message>
        <source>A line for each route, with how many requests and how long they took, and its requests below</source>
        <translation>Eine Zeile je Route, mit Zahl und Dauer der Anfragen, und darunter ihre Anfragen</translation>
    </message>
    <message>
        <source>Fold or Unfold All Ro&amp;utes</source>
        <translation>Alle Ro&amp;uten auf- oder zuklappen</translation>
    </message>
    <message>
        <source>Only the lines of the routes, or their requests, too (Enter: one of them)</source>
        <translation>Nur die Zeilen der Routen oder auch ihre Anfragen (Enter: eine davon)</translation>
    </message>
    <message>
        <source>Show S&amp;ource</source>
        <translation>&amp;Quelltext zeigen</translation>
    </message>
    <message>
        <source>The code of the selected request&apos;s route</source>
        <translation>Der Code der Route der ausgewählten Anfrage</translation>
    </message>
    <message>
        <source>The lanes are not grouped by route.</source>
        <translation>Die Bahnen sind nicht nach Route gruppiert.</translation>
    </message>
    <message>
        <source>No request of a route is selected.</source>
        <translation>Keine Anfrage einer Route ist ausgewählt.</translation>
    </message>
    <message>
        <source>A session knows nothing of the code that ran.</source>
        <translation>Eine Sitzung weiß nichts vom Code, der lief.</translation>
    </message>
</context>
<context>
    <name>coroscope::TimelineTableModel</name>
    <message>
        <source>Nobody awaited it</source>
        <translation>Niemand wartete darauf</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <extracomment>%1 a request, %2 one of its coroutines.</extracomment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>%1 (ms)</source>
        <extracomment>The header of a column of a file, with its unit.</extracomment>
        <translation>%1 (ms)</translation>
    </message>
    <message>
        <source>How long it ran on the loop</source>
        <translation>Wie lange sie in der Loop lief</translation>
    </message>
    <message>
        <source>How long it could have gone on, but the loop was busy with others</source>
        <translation>Wie lange sie hätte weiterlaufen können, aber die Loop mit anderen beschäftigt war</translation>
    </message>
    <message>
        <source>How long it waited</source>
        <translation>Wie lange sie wartete</translation>
    </message>
    <message>
        <source>How often it went on after a wait</source>
        <translation>Wie oft sie nach einem Warten weiterlief</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Ready wait</source>
        <translation>Bereit gewartet</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Resumes</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Awaits</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
</context>
<context>
    <name>coroscope::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <extracomment>%1 a duration: what lies between two points in time.</extracomment>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>%1 · loop busy %2</source>
        <extracomment>%1 a duration, %2 a share: &quot;Δ 2.000 s · loop busy 4 %&quot;.</extracomment>
        <translation>%1 · Loop ausgelastet %2</translation>
    </message>
    <message>
        <source>Arrow keys pan and select, Ctrl with them goes from bar to bar, plus and minus zoom. “Show as table” has the same as text.</source>
        <translation>Pfeiltasten verschieben und wählen aus, mit Strg gehen sie von Balken zu Balken, Plus und Minus zoomen. „Als Tabelle zeigen“ zeigt dasselbe als Text.</translation>
    </message>
    <message>
        <source>Worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>%1, %2 shown</source>
        <extracomment>%1 a time of day, %2 how long a stretch from then on is shown.</extracomment>
        <translation>%1, %2 zu sehen</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>im Leerlauf</translation>
    </message>
    <message>
        <source>%1 busy</source>
        <extracomment>%1 a share: how much of the time in sight a loop was busy.</extracomment>
        <translation>%1 ausgelastet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Runs of tasks</source>
        <translation>Läufe von Aufgaben</translation>
    </message>
    <message>
        <source>Without a route</source>
        <translation>Ohne Route</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a route, %2 &quot;52 requests&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, half within %3, 95 % within %4</source>
        <extracomment>%1 a route, %2 &quot;52 requests&quot;, %3 and %4 durations.</extracomment>
        <translation>%1: %2, die Hälfte innerhalb von %3, 95 % innerhalb von %4</translation>
    </message>
    <message>
        <source>%1. Enter unfolds it.</source>
        <extracomment>%1 what a line of a route says.</extracomment>
        <translation>%1. Enter klappt auf.</translation>
    </message>
    <message>
        <source>%1. Enter folds it.</source>
        <translation>%1. Enter klappt zu.</translation>
    </message>
    <message>
        <source>%1 · p50 %2 · p95 %3</source>
        <extracomment>Figures of a route, short: %1 a count, %2 and %3 durations: half of its requests were within the first.</extracomment>
        <translation>%1 · p50 %2 · p95 %3</translation>
    </message>
</context>
<context>
    <name>coroscope::TimingBars</name>
    <message>
        <source>Timings</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>A connection that was open already was used, so there was no name lookup and no connect.</source>
        <translation>Eine schon offene Verbindung wurde benutzt; darum gab es keine Namensauflösung und keinen Verbindungsaufbau.</translation>
    </message>
</context>
<context>
    <name>coroscope::TimingModel</name>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Began after</source>
        <extracomment>column: when a phase began, counted from the start of the call</extracomment>
        <translation>Begann nach</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Share of the total</source>
        <translation>Anteil am Ganzen</translation>
    </message>
</context>
<context>
    <name>coroscope::Toast</name>
    <message>
        <source>Dismiss; the bell in the status bar keeps it</source>
        <translation>Schließen; die Glocke in der Statusleiste behält ihn</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>coroscope::TransferBar</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>coroscope::TtlEdit</name>
    <message>
        <source>E&amp;xpires after</source>
        <translation>Läuft &amp;ab nach</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>Unit of the time to live</source>
        <translation>Einheit der Lebensdauer</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
</context>
<context>
    <name>coroscope::UnitEditor</name>
    <message>
        <source>Unit of %1</source>
        <translation>Einheit von %1</translation>
    </message>
</context>
<context>
    <name>coroscope::UrlEditor</name>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>coroscope::UseModel</name>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>In the database (ms)</source>
        <translation>In der Datenbank (ms)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>How often the request ran the statement.</extracomment>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>In the database</source>
        <translation>In der Datenbank</translation>
    </message>
</context>
<context>
    <name>coroscope::ValueEditPage</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>Bearbeiten abbrechen</translation>
    </message>
</context>
<context>
    <name>coroscope::ValueHead</name>
    <message>
        <source>Show the request</source>
        <translation>Anfrage zeigen</translation>
    </message>
    <message>
        <source>Open the request that wrote the key last, in Requests</source>
        <translation>Die Anfrage, die den Schlüssel zuletzt schrieb, im Bereich Anfragen öffnen</translation>
    </message>
    <message>
        <source>Pattern of elements</source>
        <translation>Muster für Elemente</translation>
    </message>
    <message>
        <source>Elements like *abc*</source>
        <translation>Elemente wie *abc*</translation>
    </message>
    <message>
        <source>A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without these is looked for anywhere.</source>
        <translation>Ein Muster wie in Redis: * beliebiger Text, ? ein Zeichen, [abc] eines davon. Ein Text ohne diese Zeichen wird überall gesucht.</translation>
    </message>
    <message>
        <source>TTL %1</source>
        <translation>TTL %1</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <extracomment>%1 a size.</extracomment>
        <translation>%1 im Speicher</translation>
    </message>
    <message>
        <source>No route is known to have written it</source>
        <translation>Keine Route bekannt, die ihn schrieb</translation>
    </message>
    <message>
        <source>What is written past the routes is not known: by this pane, redis-cli or another program, or before the server was started.</source>
        <translation>Was an den Routen vorbei geschrieben wird, ist nicht bekannt: von diesem Bereich, redis-cli oder einem anderen Programm oder vor dem Start des Servers.</translation>
    </message>
    <message>
        <source>Last written by %1 at %2, %3</source>
        <extracomment>%1 a route, %2 a time of day, %3 &quot;12 s ago&quot;.</extracomment>
        <translation>Zuletzt geschrieben von %1 um %2, %3</translation>
    </message>
    <message>
        <source>The last route that did. What changed the key past the routes since then is not known.</source>
        <translation>Die letzte Route, die das tat. Was den Schlüssel seither an den Routen vorbei änderte, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>coroscope::ValueModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Member</source>
        <extracomment>Column: of a member of a sorted set, the number by which it is sorted.</extracomment>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>coroscope::ValueReader</name>
    <message>
        <source>the store gave something unexpected</source>
        <translation>der Datenspeicher gab etwas Unerwartetes zurück</translation>
    </message>
</context>
<context>
    <name>coroscope::ValueView</name>
    <message>
        <source>The store does not do this with “%1”: %2.</source>
        <extracomment>%1 a key, %2 why.</extracomment>
        <translation>Der Datenspeicher lässt dies mit „%1“ nicht zu: %2.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Elements of the value</source>
        <translation>Elemente des Werts</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>Values of this type are not shown</source>
        <translation>Werte dieses Typs werden nicht gezeigt</translation>
    </message>
    <message>
        <source>A module of Redis made the type “%1”. The Console can read it with the commands of that module.</source>
        <extracomment>%1 a type.</extracomment>
        <translation>Den Typ „%1“ hat ein Modul von Redis angelegt. Die Konsole kann ihn mit den Befehlen dieses Moduls lesen.</translation>
    </message>
    <message>
        <source>Values of more than %1 are not read here. redis-cli can: see “Copy redis-cli Command”.</source>
        <extracomment>%1 a size.</extracomment>
        <translation>Werte über %1 werden hier nicht gelesen. redis-cli kann es: siehe „redis-cli-Befehl kopieren“.</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln element(s) are shown. Use a pattern to find others.</source>
        <translation>
            <numerusform>Das erste %Ln Element ist zu sehen. Andere findet ein Muster.</numerusform>
            <numerusform>Die ersten %Ln Elemente sind zu sehen. Andere findet ein Muster.</numerusform>
        </translation>
    </message>
    <message>
        <source>The value was not saved</source>
        <translation>Der Wert wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>What was written for “%1” is not saved.</source>
        <extracomment>%1 a key.</extracomment>
        <translation>Was für „%1“ geschrieben wurde, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>No key is selected</source>
        <translation>Kein Schlüssel ist ausgewählt</translation>
    </message>
    <message>
        <source>Select one in the list to see what it holds.</source>
        <translation>Einen in der Liste auswählen, um zu sehen, was er enthält.</translation>
    </message>
    <message>
        <source>“%1” is not there any more: it has expired, or somebody deleted it.</source>
        <extracomment>%1 a key.</extracomment>
        <translation>„%1“ gibt es nicht mehr: Der Schlüssel ist abgelaufen, oder jemand hat ihn gelöscht.</translation>
    </message>
    <message>
        <source>The value has %1. Its first %2 are shown.</source>
        <extracomment>%1 and %2 sizes.</extracomment>
        <translation>Der Wert hat %1. Die ersten %2 sind zu sehen.</translation>
    </message>
    <message>
        <source>Read all %1</source>
        <extracomment>A button: %1 a size.</extracomment>
        <translation>Alle %1 lesen</translation>
    </message>
    <message>
        <source>The value of “%1”</source>
        <extracomment>%1 a key.</extracomment>
        <translation>Der Wert von „%1“</translation>
    </message>
    <message>
        <source>The element “%1”</source>
        <extracomment>%1 the name or number of an element.</extracomment>
        <translation>Das Element „%1“</translation>
    </message>
    <message>
        <source>The value cannot be saved: %1.</source>
        <translation>Der Wert lässt sich nicht speichern: %1.</translation>
    </message>
    <message>
        <source>“%1” has changed, or is gone, since it was read here. Nothing was written. Read it again to see what it is now, or overwrite it.</source>
        <extracomment>%1 a key.</extracomment>
        <translation>„%1“ wurde geändert oder ist weg, seit der Wert hier gelesen wurde. Nichts wurde geschrieben. Neu lesen, um den jetzigen Stand zu sehen, oder überschreiben.</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>The text cannot be taken: %1.</source>
        <translation>Der Text lässt sich nicht übernehmen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln Feld</numerusform>
            <numerusform>%Ln Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry/entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln Element</numerusform>
            <numerusform>%Ln Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 a number, %2 &quot;1,200 fields&quot;.</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>coroscope::VariedNumber</name>
    <message>
        <source>off</source>
        <extracomment>Stands in place of zero in a field: nothing of it is done.</extracomment>
        <translation>aus</translation>
    </message>
    <message>
        <source>varies</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>coroscope::VerdictView</name>
    <message>
        <source>Check: %1 of %2 passed</source>
        <extracomment>%1 and %2 numbers of checks.</extracomment>
        <translation>Prüfung: %1 von %2 bestanden</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between a word and figures</comment>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>coroscope::WindowChoices</name>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>System follows the desktop&apos;s light or dark scheme. High contrast is white on black.</source>
        <translation>System folgt dem hellen oder dunklen Schema des Desktops. Hoher Kontrast ist Weiß auf Schwarz.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>How large letters, icons and columns are, to what the desktop has. Presenter mode comes on top of it and is not remembered.</source>
        <translation>Wie groß Buchstaben, Symbole und Spalten sind, gemessen am Desktop. Der Vortragsmodus kommt hinzu und wird nicht gemerkt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of words, numbers and dates. System follows the desktop; where its language is not there, the words are English. It acts when Coroscope is started the next time.</source>
        <translation>Von Wörtern, Zahlen und Datum. System folgt dem Desktop; fehlt dessen Sprache, sind die Wörter englisch. Wirkt beim nächsten Start von Coroscope.</translation>
    </message>
    <message>
        <source>View of the routes</source>
        <translation>Ansicht der Routen</translation>
    </message>
    <message>
        <source>How the Routes pane puts them together.</source>
        <translation>Wie der Bereich Routen sie ordnet.</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By path</source>
        <translation>Nach Pfad</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Als Liste</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>JSON bodies as</source>
        <translation>JSON-Bodys als</translation>
    </message>
    <message>
        <source>What a JSON body is shown as when it is opened; a table only where it is an array of objects. The view that you choose above a body becomes this one.</source>
        <translation>Als was ein JSON-Body beim Öffnen gezeigt wird; als Tabelle nur, wo er ein Array von Objekten ist. Die über einem Body gewählte Ansicht wird hier übernommen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Requests kept</source>
        <translation>Aufbewahrte Anfragen</translation>
    </message>
    <message>
        <source>How many the Requests pane keeps; the oldest leave first.</source>
        <translation>Wie viele der Bereich Anfragen behält; die ältesten gehen zuerst.</translation>
    </message>
    <message>
        <source>Log lines kept</source>
        <translation>Aufbewahrte Log-Zeilen</translation>
    </message>
    <message>
        <source>How many the Log pane keeps; the oldest leave first.</source>
        <translation>Wie viele der Bereich Log behält; die ältesten gehen zuerst.</translation>
    </message>
    <message>
        <source>Indent JSON</source>
        <translation>JSON einrücken</translation>
    </message>
    <message>
        <source>JSON that is shown as text is indented, instead of as it came.</source>
        <translation>Als Text gezeigtes JSON wird eingerückt, statt zu bleiben, wie es kam.</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Lines of a body that are longer than its view is wide are broken at the edge.</source>
        <translation>Zeilen eines Bodys, die breiter sind als ihre Ansicht, werden am Rand umbrochen.</translation>
    </message>
</context>
<context>
    <name>coroscope::WindowCommands</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Command &amp;Palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>Everything by name</source>
        <translation>Alles nach Namen</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious Pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>All keys, to read, to print and to change</source>
        <translation>Alle Tasten, zum Lesen, Drucken und Ändern</translation>
    </message>
    <message>
        <source>Open in Sender</source>
        <translation>Im Sender öffnen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>coroscope::WindowLessonHost</name>
    <message>
        <source>The lesson&apos;s server was stopped.</source>
        <translation>Der Server der Lektion wurde gestoppt.</translation>
    </message>
    <message>
        <source>A lesson keeps its data in a folder of its own, which could not be made in %1: %2. Free some space there, and try again.</source>
        <extracomment>%1 a folder, %2 the system&apos;s reason.</extracomment>
        <translation>Eine Lektion hat ihre Daten in einem eigenen Ordner, der in %1 nicht angelegt werden konnte: %2. Dort Platz schaffen und erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>coroscope::WindowPreferences</name>
    <message>
        <source>change of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation>Änderung von %1</translation>
    </message>
    <message>
        <source>reset of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation>Zurücksetzen von %1</translation>
    </message>
    <message>
        <source>reset of the window&apos;s settings</source>
        <extracomment>In the undo menu.</extracomment>
        <translation>Zurücksetzen der Einstellungen des Fensters</translation>
    </message>
    <message>
        <source>It takes a whole number from %1 to %2 %3.</source>
        <extracomment>What a setting takes: %1 and %2 are numbers, such as 70 and 200; %3 is what they count, such as %.</extracomment>
        <translation>Möglich ist eine ganze Zahl von %1 bis %2 %3.</translation>
    </message>
</context>
<context>
    <name>coroscope::Zoom</name>
    <message>
        <source>Zoom &amp;In</source>
        <translation>H&amp;ineinzoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Hina&amp;uszoomen</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <extracomment>A menu entry; %1 is the zoom now, such as 120.</extracomment>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Presenter Mode</source>
        <translation>&amp;Vortragsmodus</translation>
    </message>
    <message>
        <source>Larger text for a room, and all secrets hidden</source>
        <translation>Größerer Text für einen Raum, und alle Geheimnisse verborgen</translation>
    </message>
    <message>
        <source>&amp;Actual Size (now %1 %)</source>
        <translation>&amp;Originalgröße (jetzt %1 %)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>coroscope::options</name>
    <message>
        <source>The settings were not read, and the defaults are used. %1.</source>
        <extracomment>%1 is a sentence that names the file.</extracomment>
        <translation>Die Einstellungen wurden nicht gelesen, es gelten die Standardwerte. %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) in %1 could not be used, and the default is used: %2.</source>
        <translation>
            <numerusform>%n Einstellung in %1 ließ sich nicht verwenden, es gilt der Standard: %2.</numerusform>
            <numerusform>%n Einstellungen in %1 ließen sich nicht verwenden, es gilt der Standard: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Settings</source>
        <extracomment>A button.</extracomment>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Where to listen. localhost is 127.0.0.1 and ::1, for this machine only; 0.0.0.0 is all IPv4 addresses of this machine, :: all addresses, IPv4 ones too.</source>
        <translation>Wo gelauscht wird. localhost ist 127.0.0.1 und ::1, nur für diesen Rechner; 0.0.0.0 sind alle IPv4-Adressen dieses Rechners, :: alle Adressen, auch IPv4.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The port to listen on. 0 takes a free one.</source>
        <translation>Der Port, auf dem gelauscht wird. 0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Threads that serve, each with an event loop. One shows what a single loop does.</source>
        <translation>Threads, die Anfragen bedienen, jeder mit einer Event-Loop. Einer zeigt, was eine einzelne Loop schafft.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>The folder for data and for what the window remembers. It is made where it is missing.</source>
        <translation>Der Ordner für Daten und für das, was das Fenster sich merkt. Fehlt er, wird er angelegt.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>The URL of the database: an SQLite file or a PostgreSQL server.</source>
        <translation>Die URL der Datenbank: eine SQLite-Datei oder ein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>managed is a private redis-server, memory is a store in this program; else the URL of a Redis server.</source>
        <translation>managed ist ein eigener redis-server, memory ein Datenspeicher in diesem Programm; sonst die URL eines Redis-Servers.</translation>
    </message>
    <message>
        <source>Memory of the cache</source>
        <translation>Speicher des Caches</translation>
    </message>
    <message>
        <source>What the private redis-server or the store in this program may take. Over it, what was not used for longest goes. A Redis that someone else runs has a limit of its own.</source>
        <translation>Was der eigene redis-server oder der Datenspeicher in diesem Programm einnehmen darf. Darüber geht, was am längsten nicht benutzt wurde. Ein Redis, das jemand anders betreibt, hat seine eigene Grenze.</translation>
    </message>
    <message>
        <source>Keep the cache</source>
        <translation>Cache behalten</translation>
    </message>
    <message>
        <source>on: what the private redis-server holds is written to the data folder and is there again after a restart. Only one program at a time can do so in one data folder.</source>
        <translation>on: Was der eigene redis-server enthält, wird in den Datenordner geschrieben und ist nach einem Neustart wieder da. Pro Datenordner kann das nur ein Programm zur selben Zeit.</translation>
    </message>
    <message>
        <source>Hot copies</source>
        <translation>Hot Copies</translation>
    </message>
    <message>
        <source>Copies of cached answers that each worker keeps beside a Redis, so that it need not ask for each request. Redis tells when one is out of date. 0 keeps none.</source>
        <translation>Kopien von Antworten aus dem Cache, die jeder Worker neben einem Redis behält, damit er nicht bei jeder Anfrage fragen muss. Redis sagt, wann eine veraltet ist. 0 behält keine.</translation>
    </message>
    <message>
        <source>Background tasks</source>
        <translation>Hintergrundaufgaben</translation>
    </message>
    <message>
        <source>Where they are kept: sql is the database, redis the Redis that is the cache. What a Redis does not write to its disk is gone when it ends.</source>
        <translation>Wo sie aufbewahrt werden: sql ist die Datenbank, redis das Redis des Caches. Was ein Redis nicht auf seinen Datenträger schreibt, ist mit seinem Ende weg.</translation>
    </message>
    <message>
        <source>Allowed hosts</source>
        <translation>Erlaubte Hosts</translation>
    </message>
    <message>
        <source>Further names by which clients may call this server. Requests for any other name are answered 421, so that no web page can reach it by a name of its own.</source>
        <translation>Weitere Namen, unter denen Clients diesen Server aufrufen dürfen. Anfragen an jeden anderen Namen werden mit 421 beantwortet, damit keine Webseite ihn unter einem eigenen Namen erreicht.</translation>
    </message>
    <message>
        <source>Served folder</source>
        <translation>Ausgelieferter Ordner</translation>
    </message>
    <message>
        <source>A folder whose files anyone who reaches this server gets under /static/. Names that begin with a dot, and links that lead out of it, are not served.</source>
        <translation>Ein Ordner, dessen Dateien jeder, der diesen Server erreicht, unter /static/ bekommt. Namen, die mit einem Punkt beginnen, und Links, die aus ihm herausführen, werden nicht ausgeliefert.</translation>
    </message>
    <message>
        <source>TLS (https)</source>
        <translation>TLS (https)</translation>
    </message>
    <message>
        <source>self-signed: the server makes a certificate for this machine, and keeps it in the data folder. Clients have to be told to trust it. Requests without TLS are redirected.</source>
        <translation>self-signed: Der Server erstellt ein Zertifikat für diesen Rechner und behält es im Datenordner. Clients müssen angewiesen werden, ihm zu vertrauen. Anfragen ohne TLS werden umgeleitet.</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>A certificate of your own in PEM form, and behind it those that lead to who vouches for it. It turns TLS on, and goes before a self-signed one.</source>
        <translation>Ein eigenes Zertifikat im PEM-Format, dahinter die, die zu seinem Aussteller führen. Es schaltet TLS ein und hat Vorrang vor einem selbstsignierten.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>The private key of that certificate, PEM without a passphrase. Without one it is looked for in the certificate file.</source>
        <translation>Der private Schlüssel dieses Zertifikats, PEM ohne Passphrase. Ohne Angabe wird er in der Zertifikatsdatei gesucht.</translation>
    </message>
    <message>
        <source>Route policies</source>
        <translation>Routen-Richtlinien</translation>
    </message>
    <message>
        <source>The file that keeps what Routes and Knobs do to single routes: delays, errors, resets, slow bodies, and which are off. Without one it is route-policies.txt beside the settings file.</source>
        <translation>Die Datei, die behält, was Routen und Regler mit einzelnen Routen tun: Verzögerungen, Fehler, Abbrüche, langsame Bodys, und welche aus sind. Ohne Angabe ist es route-policies.txt neben der Einstellungsdatei.</translation>
    </message>
    <message>
        <source>Allowed web pages</source>
        <translation>Erlaubte Webseiten</translation>
    </message>
    <message>
        <source>Origins whose pages may read responses (CORS), such as https://app.example.test; * is every page. Pages of this machine always may.</source>
        <translation>Origins, deren Seiten Antworten lesen dürfen (CORS), etwa https://app.example.test; * ist jede Seite. Seiten dieses Rechners dürfen es immer.</translation>
    </message>
    <message>
        <source>Largest body</source>
        <translation>Größter Body</translation>
    </message>
    <message>
        <source>The largest request body that is buffered. More is answered 413.</source>
        <translation>Der größte Anfrage-Body, der gepuffert wird. Mehr wird mit 413 beantwortet.</translation>
    </message>
    <message>
        <source>All bodies together</source>
        <translation>Alle Bodys zusammen</translation>
    </message>
    <message>
        <source>What all buffered request bodies may take together. More is answered 503.</source>
        <translation>Was alle gepufferten Anfrage-Bodys zusammen einnehmen dürfen. Mehr wird mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>Largest upload</source>
        <translation>Größter Upload</translation>
    </message>
    <message>
        <source>The largest request body that goes to disk piece by piece, with all of its files. More is answered 413.</source>
        <translation>Der größte Anfrage-Body, der Stück für Stück auf den Datenträger geht, mit allen seinen Dateien. Mehr wird mit 413 beantwortet.</translation>
    </message>
    <message>
        <source>All uploads together</source>
        <translation>Alle Uploads zusammen</translation>
    </message>
    <message>
        <source>What all uploaded files may take on the disk, until some are deleted. More is answered 507.</source>
        <translation>Was alle hochgeladenen Dateien auf dem Datenträger einnehmen dürfen, bis welche gelöscht werden. Mehr wird mit 507 beantwortet.</translation>
    </message>
    <message>
        <source>Largest header</source>
        <translation>Größter Header</translation>
    </message>
    <message>
        <source>All header fields of a request together. More is answered 431.</source>
        <translation>Alle Header-Felder einer Anfrage zusammen. Mehr wird mit 431 beantwortet.</translation>
    </message>
    <message>
        <source>Longest target</source>
        <translation>Längstes Ziel</translation>
    </message>
    <message>
        <source>The longest path and query of a request. More is answered 414.</source>
        <translation>Pfad und Query einer Anfrage, höchstens so lang. Mehr wird mit 414 beantwortet.</translation>
    </message>
    <message>
        <source>Header timeout</source>
        <translation>Header-Zeitlimit</translation>
    </message>
    <message>
        <source>How long a client may take from the first byte of a request until its header is complete.</source>
        <translation>Wie lange ein Client vom ersten Byte einer Anfrage an brauchen darf, bis ihr Header vollständig ist.</translation>
    </message>
    <message>
        <source>Body timeout</source>
        <translation>Body-Zeitlimit</translation>
    </message>
    <message>
        <source>How long a client may take until a buffered body is complete, and the longest pause of a streamed one.</source>
        <translation>Wie lange ein Client brauchen darf, bis ein gepufferter Body vollständig ist, und die längste Pause eines gestreamten.</translation>
    </message>
    <message>
        <source>Write timeout</source>
        <translation>Schreib-Zeitlimit</translation>
    </message>
    <message>
        <source>The longest pause of a client that reads its response.</source>
        <translation>Die längste Pause eines Clients, der seine Antwort liest.</translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation>Leerlauf-Zeitlimit</translation>
    </message>
    <message>
        <source>How long a connection without a request is kept.</source>
        <translation>Wie lange eine Verbindung ohne Anfrage offen gehalten wird.</translation>
    </message>
    <message>
        <source>Request timeout</source>
        <translation>Anfrage-Zeitlimit</translation>
    </message>
    <message>
        <source>How long a handler may take. Then it is cancelled, and the answer is 504.</source>
        <translation>Wie lange ein Handler brauchen darf. Dann wird er abgebrochen, und die Antwort ist 504.</translation>
    </message>
    <message>
        <source>Drain timeout</source>
        <translation>Auslauf-Zeitlimit</translation>
    </message>
    <message>
        <source>How long what is in flight may take when the server stops.</source>
        <translation>Wie lange laufende Anfragen noch brauchen dürfen, wenn der Server stoppt.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>How many there may be at a time. More are answered 503.</source>
        <translation>Wie viele es gleichzeitig geben darf. Mehr werden mit 503 beantwortet.</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Telemetrie</translation>
    </message>
    <message>
        <source>off: requests are served and not watched. Requests, Timeline and Latency stay empty, and routes have no figures.</source>
        <translation>off: Anfragen werden bedient und nicht beobachtet. Anfragen, Zeitleiste und Latenz bleiben leer, und Routen haben keine Werte.</translation>
    </message>
    <message>
        <source>Log format</source>
        <translation>Log-Format</translation>
    </message>
    <message>
        <source>The form of the log on standard error: lines for people, or JSON, one object a line.</source>
        <translation>Die Form des Logs auf der Standardfehlerausgabe: Zeilen für Menschen oder JSON, ein Objekt pro Zeile.</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>Zugriffslog</translation>
    </message>
    <message>
        <source>A line for each request. text is the Combined Log Format with the times behind it, json is one object a line. Secrets in addresses are masked.</source>
        <translation>Eine Zeile für jede Anfrage. text ist das Combined Log Format mit den Zeiten dahinter, json ein Objekt pro Zeile. Geheimnisse in Adressen werden maskiert.</translation>
    </message>
    <message>
        <source>Access log file</source>
        <translation>Zugriffslog-Datei</translation>
    </message>
    <message>
        <source>The file that those lines are appended to; it is made anew where it was moved away. Without one they go to standard error.</source>
        <translation>Die Datei, an die diese Zeilen angehängt werden; wurde sie weggeschoben, wird sie neu angelegt. Ohne Datei gehen sie auf die Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>Server-Timing</source>
        <translation>Server-Timing</translation>
    </message>
    <message>
        <source>on: responses say in a field of that name what their time went to. The benchmark routes never do.</source>
        <translation>on: Antworten sagen in einem Feld dieses Namens, wohin ihre Zeit ging. Die Benchmark-Routen tun es nie.</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>on: responses of 500 bytes and more are compressed with what their client accepts: zstd, br, gzip or deflate. The benchmark routes never are.</source>
        <translation>on: Antworten ab 500 Bytes werden mit dem komprimiert, was ihr Client annimmt: zstd, br, gzip oder deflate. Die der Benchmark-Routen nie.</translation>
    </message>
    <message>
        <source>Compression level</source>
        <translation>Kompressionsstufe</translation>
    </message>
    <message>
        <source>How hard it tries. best makes less of a body than fast, and takes several times as long.</source>
        <translation>Wie gründlich komprimiert wird. best macht Bodys kleiner als fast und braucht ein Mehrfaches der Zeit.</translation>
    </message>
    <message>
        <source>Security headers</source>
        <translation>Sicherheits-Header</translation>
    </message>
    <message>
        <source>on: responses tell browsers not to guess types, not to show them in frames and not to pass on their addresses. The benchmark routes never do.</source>
        <translation>on: Antworten sagen Browsern, dass sie keine Typen raten, sie nicht in Frames zeigen und ihre Adressen nicht weitergeben sollen. Die der Benchmark-Routen nie.</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Ratenlimit</translation>
    </message>
    <message>
        <source>How many requests are let through, such as 100/s, 600/min or 5000/h; as many may come at once. More are answered 429, with the time to wait. off is no limit.</source>
        <translation>Wie viele Anfragen durchgelassen werden, etwa 100/s, 600/min oder 5000/h; ebenso viele dürfen auf einmal kommen. Mehr werden mit 429 und der Wartezeit beantwortet. off ist unbegrenzt.</translation>
    </message>
    <message>
        <source>Rate limit for each</source>
        <translation>Ratenlimit je</translation>
    </message>
    <message>
        <source>address: the requests of one client&apos;s address count together. route: those to one route, of all clients. key: those of whoever is authenticated, and of one address where nobody is.</source>
        <translation>address: Die Anfragen von einer Client-Adresse zählen zusammen. route: die an eine Route, von allen Clients. key: die eines angemeldeten Aufrufers, ohne Anmeldung die einer Adresse.</translation>
    </message>
    <message>
        <source>Rate limit counted in</source>
        <translation>Ratenlimit gezählt in</translation>
    </message>
    <message>
        <source>memory: each process counts for itself. redis: all servers that share the Redis of the cache count together; while it is away, each for itself.</source>
        <translation>memory: Jeder Prozess zählt für sich. redis: Alle Server, die das Redis des Caches teilen, zählen zusammen; ist es weg, jeder für sich.</translation>
    </message>
    <message>
        <source>Ask who calls</source>
        <translation>Aufrufer prüfen</translation>
    </message>
    <message>
        <source>Which requests need a key, a password or a token. auto: all of them where one of the files below is given, else none. writes: those that may change something.</source>
        <translation>Welche Anfragen einen Schlüssel, ein Passwort oder ein Token brauchen. auto: alle, wenn eine der Dateien unten angegeben ist, sonst keine. writes: die, die etwas ändern können.</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>A file with a key on each line: its name, the key, and the scopes that it has, with commas. Without scopes it may do everything. Clients send it as X-API-Key, or as api_key in the query or in a cookie.</source>
        <translation>Eine Datei mit einem Schlüssel pro Zeile: sein Name, der Schlüssel und seine Scopes, mit Kommas. Ohne Scopes darf er alles. Clients senden ihn als X-API-Key oder als api_key in der Query oder in einem Cookie.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>A file with an account on each line: name:hash:scopes. coroscope-server hash-password makes the hash of a password. They log in with HTTP Basic, or get a token from POST /token.</source>
        <translation>Eine Datei mit einem Konto pro Zeile: name:hash:scopes. coroscope-server hash-password macht den Hash eines Passworts. Angemeldet wird mit HTTP Basic, oder POST /token gibt ein Token.</translation>
    </message>
    <message>
        <source>Key of tokens</source>
        <translation>Schlüssel für Token</translation>
    </message>
    <message>
        <source>With which bearer tokens are checked: for HS256 a secret of 32 bytes or more, for RS256 and ES256 a public key (PEM), or a private one, with which POST /token can sign as well.</source>
        <translation>Womit Bearer-Token geprüft werden: für HS256 ein Geheimnis ab 32 Bytes, für RS256 und ES256 ein öffentlicher Schlüssel (PEM) oder ein privater, mit dem POST /token auch signieren kann.</translation>
    </message>
    <message>
        <source>Algorithm of tokens</source>
        <translation>Algorithmus der Token</translation>
    </message>
    <message>
        <source>The only one that bearer tokens may have, whatever they say themselves.</source>
        <translation>Der einzige, den Bearer-Token haben dürfen, gleich was sie selbst sagen.</translation>
    </message>
    <message>
        <source>Issuer of tokens</source>
        <translation>Aussteller der Token</translation>
    </message>
    <message>
        <source>Whom bearer tokens have to name as their issuer (iss). Empty: nobody in particular.</source>
        <translation>Wen Bearer-Token als Aussteller (iss) nennen müssen. Leer: niemand Bestimmtes.</translation>
    </message>
    <message>
        <source>Audience of tokens</source>
        <translation>Empfänger der Token</translation>
    </message>
    <message>
        <source>Whom bearer tokens have to name as their audience (aud). Empty: nobody in particular.</source>
        <translation>Wen Bearer-Token als Empfänger (aud) nennen müssen. Leer: niemand Bestimmtes.</translation>
    </message>
    <message>
        <source>Clock leeway</source>
        <translation>Uhrtoleranz</translation>
    </message>
    <message>
        <source>How far the clock of who issues bearer tokens may be off.</source>
        <translation>Wie weit die Uhr des Ausstellers von Bearer-Token abweichen darf.</translation>
    </message>
    <message>
        <source>Lifetime of tokens</source>
        <translation>Lebensdauer der Token</translation>
    </message>
    <message>
        <source>For how long a token of POST /token is good.</source>
        <translation>Wie lange ein Token von POST /token gilt.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Zeitlimits</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>Logging</source>
        <translation>Logging</translation>
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation>Ordner mit Lektionen</translation>
    </message>
    <message>
        <source>Lessons of your own, *.yaml files, shown beside the built-in ones. Empty: only those.</source>
        <translation>Eigene Lektionen, *.yaml-Dateien, neben den eingebauten gezeigt. Leer: nur diese.</translation>
    </message>
</context>
</TS>
