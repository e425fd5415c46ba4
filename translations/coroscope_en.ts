<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Address</name>
    <message>
        <source>Type an address first, such as /json or https://example.org/.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A path alone goes to the server of this window. Start it first, or type a whole address.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The address names no host: type it like http://127.0.0.1:8000/json.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The address cannot be read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only http, https, ws and wss addresses can be sent to, and this one is %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CachePane</name>
    <message>
        <source>Cache</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CacheTypes</name>
    <message>
        <source>String</source>
        <extracomment>A type of values in Redis, as the next ones.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sorted set</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CallPhases</name>
    <message>
        <source>Name lookup</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS handshake</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait for first byte</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Receive response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The host's name was turned into an address.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A TCP connection was opened.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys were agreed and the certificate was checked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request was written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server worked, and this program waited.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The response was read to its end.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ChartPicture</name>
    <message>
        <source>The picture could not be written to %1: %2. Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The charts were written to %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CloseWords</name>
    <message>
        <source>Normal closure</source>
        <extracomment>Names of the codes that close a WebSocket, as RFC 6455 has them.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Going away</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Protocol error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unsupported data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Invalid data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Policy violation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message too big</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Extension missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Internal error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Service restart</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try again later</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bad gateway</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a code that closes a WebSocket, %2 its name.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection has done what it was opened for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One side goes away: the server stops, or the page was left.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The other side broke the rules of the protocol.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It got a kind of data that it does not take, such as binary instead of text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Close came without a code.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection ended without a Close: a network, a process or a person cut it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A message was not what its kind says, such as a text that is no UTF-8.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A message goes against a rule of the one who closed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A message was larger than the one who closed accepts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server did not offer an extension that the client needs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something unforeseen happened at the server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is started anew.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is overloaded, or the client was too slow; it may come again later.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A gateway got an invalid response from the server behind it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The TLS handshake failed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A code of the application's own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A code that a library or framework has registered.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A code without a meaning that is known here.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CollectionCommand</name>
    <message>
        <source>%1 was changed by another program meanwhile, so it stays as it is.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CurlImport</name>
    <message>
        <source>This is no curl command.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A quote in the curl command is never closed: copy all of it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the value of %1, which the shell knows: it stands there as text</source>
        <extracomment>%1 such as $TOKEN</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>what comes after the command: %1</source>
        <extracomment>%1 the rest of a command line</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The curl command names no URL.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a second URL, %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, whose argument is missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: the credentials are not sent to other hosts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the requests after --next</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the header fields in the file %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the header “%1”, which has no colon</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1:”, which takes a field out that curl would send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the password, which curl would ask for: type it in Auth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2: a file with cookies</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the contents of the file %1, which %2 sends</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the body, which curl would read from its standard input: choose a file in Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the folder of the file %1: choose the file in Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the form part “%1”, which has no “=”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of the part “%2”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the contents of the file %1 as text of the part “%2”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the contents of the file %1: choose the file in Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>carriage returns in the body: its lines end with a line feed alone</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DatabasePane</name>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ExchangeDiff</name>
    <message>
        <source>only in B</source>
        <extracomment>A line of a comparison: it stands only on one side.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>only in A</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>changed</source>
        <extracomment>A line of a comparison: the two sides have different values.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is more; it is not shown.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>equal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1%2 (%1%3 %)</source>
        <extracomment>A difference: %1 plus or minus, %2 an amount with its unit, %3 a share in percent.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP version</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 | %2</source>
        <extracomment>Of a line of a comparison: its number in A and in B.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
    <message>
        <source>(its end)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From byte %1 (0x%2)</source>
        <extracomment>%1 a place in a body, %2 the same in hexadecimal.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>first difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only the beginning was kept: %1 of A, %2 of B. That much is compared.</source>
        <extracomment>%1 and %2 are sizes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>equal as far as kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>equal, %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>equal as JSON, written differently</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ExchangeFilter</name>
    <message>
        <source>Method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path and query, as they came</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path of the route that answered; "" where none did</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status code, such as 404 or 5xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration, from the first byte to the last</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long its bytes waited for the event loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it held the event loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size of the response, head and body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size of the request, head and body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the client</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of the worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it stands, or how it ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body of the request, as far as it is kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body of the response, as sent and as far as it is kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it comes from: another program, the Sender, a row sent again, or a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many statements it ran</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often it ran the same statement; 5 or more is N+1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time of its statements, with their waits for a connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text of its statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fingerprints of its statements, 16 hex digits each</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the cache did</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the server compressed the response with; "" where it did not</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size of the response's body before it was compressed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Something must follow “%1”. To search for the word itself, write it in quotation marks.</source>
        <extracomment>%1 is "and" or "or".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This bracket closes nothing. To search for it, write it in quotation marks.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This bracket is never closed: a “)” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something must stand before “%1”. To search for the word itself, write it in quotation marks.</source>
        <extracomment>%1 is "and" or "or".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is nothing in these brackets.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no field “%1”. Do you mean “%2”?</source>
        <extracomment>A filter names a field that there is not: %1 what is written, %2 a field that there is.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no field “%1”. To search for this text, write it in quotation marks.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This quotation mark has no second one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” has no order, so it cannot be compared by “%2”. Use “:”.</source>
        <extracomment>%1 the name of a field, %2 one of &lt; &lt;= &gt; &gt;=</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A value must follow “%1”.</source>
        <extracomment>%1 an operator such as &gt;=</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only one value can be compared by “%1”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A value is missing in this list.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” has no value “%2”. It has: %3.</source>
        <extracomment>%1 the name of a field, %2 what was written, %3 a list of words.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This range is empty: its first value is more than its last.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no duration. Write a number and one of ns, us, ms, s, min: 200ms.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no size. Write a number and one of b, kb, mb, gb, kib, mib, gib: 10kb.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no number. Write one such as 404, or with “:” also 4xx or 400..499.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>has it in it, or fits it with *</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is exactly</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is not</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is one of</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is, or lies in first..last</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is at least</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is more than</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is less than</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>one of these: or(a b)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none that fits: not(a b)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FlightRole</name>
    <message>
        <source>ran the handler</source>
        <extracomment>What became of a request: the handler of its route was run for it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waited for it</source>
        <extracomment>What became of a request: it got the answer that was being made for another one.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stale answer</source>
        <extracomment>What became of a request: it got an answer out of the cache that had just run out.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>out of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>past the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FormBody</name>
    <message>
        <source>Choose the file to send in Body first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is a folder; a file is needed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is larger than the %2 that are sent from here at most.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The part “%1” needs a file: choose it in Body.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The content type of “%1” cannot hold a line break.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The parts together are larger than the %1 that are sent from here at most.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A part holds the boundary “%1” that the Content-Type names: choose another, or leave it out, and one is made.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 ns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 µs</source>
        <extracomment>A duration in microseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>A duration of a minute or more; %2 always has two digits.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>A size in bytes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 KiB</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&lt; %1 %</source>
        <extracomment>A share that is too small to be told: %1 is a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>now</source>
        <extracomment>When something happened: less than a second ago.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s ago</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Har</name>
    <message>
        <source>“%1” is JSON, but not a HAR file: it has no list “log.entries”.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be read. Line %2, column %3: %4</source>
        <extracomment>%1 the name of a file, %2 and %3 numbers, %4 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Entries that are no JSON object, or are nested too deeply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Entries without a request or without a valid http(s) or ws(s) URL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Entries beyond what Requests keeps (100,000 requests, 256 MiB of heads and bodies)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start times that could not be read; the time before is shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bodies that say that they are base64 and are not</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bodies of more than 32 MiB, of which the beginning was taken</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP/2 pseudo fields such as :path, which repeat what method and URL say</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Header fields without a name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>WebSocket messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Descriptions of a browser's cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pages, into which a browser groups its requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No response</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>HeldNote</name>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something unknown</source>
        <extracomment>Who holds an event loop where nobody knows it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 holds the loop of worker %2: for %3, since %4.</source>
        <extracomment>%1 a route, %2 a worker's number, %3 a duration, %4 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n connection(s) have bytes that nobody reads.</source>
        <translation>
            <numerusform>%n connection have bytes that nobody reads.</numerusform>
            <numerusform>%n connections have bytes that nobody reads.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 held the loop of worker %2 for %3, until %4.</source>
        <extracomment>%1 a route, %2 a worker's number, %3 a duration, %4 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n connection(s) had to wait; their times include it.</source>
        <translation>
            <numerusform>%n connection had to wait; their times include it.</numerusform>
            <numerusform>%n connections had to wait; their times include it.</numerusform>
        </translation>
    </message>
    <message>
        <source>While a handler holds the loop, nobody reads what clients send: a server that measures from the moment it reads would look perfect. Here times begin when the bytes reached the socket, so that the wait for the loop is part of each of them.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>HolderNames</name>
    <message>
        <source>task %1</source>
        <extracomment>What holds the event loop: a background task of this kind.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>HostAllowCommand</name>
    <message>
        <source>allow the host %1</source>
        <extracomment>Stands behind "Undo"; %1 is the name of a host.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>JsonFormat</name>
    <message>
        <source>There is nothing here: a JSON text has one value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The JSON value has ended; nothing may follow it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text ends inside an object: “}” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text ends too early: a value or “]” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A colon is missing after the member's name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A comma or “}” is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A comma or “]” is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A comma must not be followed by “}”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A member's name in double quotes is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Nested deeper than %n level(s).</source>
        <translation>
            <numerusform>Nested deeper than %n level.</numerusform>
            <numerusform>Nested deeper than %n levels.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line break or control character must be written as an escape, such as \n.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This string has no closing quote.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>\u takes four hexadecimal digits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON has no such escape: use \" \\ \/ \b \f \n \r \t or \u0000.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A digit is missing in this number.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A number must not start with an additional 0.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A digit is missing after the decimal point.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A digit is missing in the exponent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Strings are in double quotes, not in single ones.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A value is missing before “%1”.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON has no comments.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” does not begin a value: true, false, null, a number, a string in double quotes, “[” or “{”.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>JsonReader</name>
    <message>
        <source>There is nothing here: a JSON text has one value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text ends where a value should stand.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A value is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A member's name in double quotes is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A colon is missing after the member's name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text ends inside an object: “}” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text ends inside an array: “]” is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A comma or “}” is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A comma or “]” is missing here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The JSON value has ended; nothing may follow it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text ends inside a string.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A control character in a string must be written as an escape, such as \n.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“\u” must be followed by four hexadecimal digits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This escape is unknown in JSON.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not a number as JSON writes them.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>KeyChanges</name>
    <message>
        <source>Add %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <extracomment>What can be undone: %1 and %2 keys.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep %1 for good</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Let %1 expire in %2</source>
        <extracomment>What can be undone: %1 a key, %2 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add to %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Remove %Ln element(s) of %1</source>
        <extracomment>What can be undone: %1 a key.</extracomment>
        <translation>
            <numerusform>Remove %Ln element of %1</numerusform>
            <numerusform>Remove %Ln elements of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyRecord</name>
    <message>
        <source>the key is gone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the store gave something unexpected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it is no JSON: %1, at character %2</source>
        <extracomment>%1 what is wrong, %2 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“key” is missing, or is neither a text nor base64</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“ttl_ms” is neither a number of milliseconds nor null</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“value” does not fit the type “%1”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“type” is “%1”; string, hash, list, set, zset and stream are known</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“value” is empty: Redis keeps no empty %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>KeysActions</name>
    <message>
        <source>&amp;Look for Keys Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look through the keys again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Stop Looking for Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was found stays</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find &amp;More Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go on where the search ended, for %1 more keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys as a &amp;Tree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folders by what stands between separators; else a list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Add a Key…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A key of any type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete the Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Those that are selected (Delete). Of selected folders all keys, shown or not, after they were counted. Undo brings them back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>E&amp;xport Keys…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected keys, those that match the pattern, or all, as JSON lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Import Keys…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys from a file of JSON lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete by &amp;Pattern…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Count the keys that match, look at some, delete them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Find Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write a pattern of keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete by pattern</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More to do with keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something else is done with keys.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys are looked for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More keys than %1 are not shown.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All keys were looked at.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No keys are looked for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No key is selected.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LatencyCharts</name>
    <message>
        <source>worker %1</source>
        <extracomment>A worker of the server, by its number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>other workers</source>
        <extracomment>The workers beyond the first six.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>2xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>3xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>4xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>5xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>other</source>
        <extracomment>requests that ended without an answer, or with a 1xx only</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Thin lines: answers of 500 and above.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>worst worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this window</source>
        <extracomment>The thread of this window, beside the workers of the server.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A loop was held for %1 at %2.</source>
        <extracomment>%1 a duration, %2 a time of day</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 held a loop for %2 at %3.</source>
        <extracomment>%1 the name of a route, %2 a duration, %3 a time of day</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not known in this time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>in use</source>
        <extracomment>Connections to the database.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waiting</source>
        <extracomment>Jobs that have no connection yet.
----------
Tasks that are queued.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No database was open in this time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The queue was not known in this time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 needs %2 (too few in %3 of %4)</source>
        <extracomment>%1 a percentile, %2 how many requests it needs; %3 and %4 count points of the chart.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rough where fewer requests ended in an interval: %1.</source>
        <extracomment>%1 a list: "p99 needs 100 (too few in 5 of 60)".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lines of a route, from the lowest: %1.</source>
        <extracomment>%1 percentiles: "p50, p95, p99". Below the names of routes.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LatencyReading</name>
    <message>
        <source>no request ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a percentile, %2 a duration: "p95 4.2 ms".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1xx %2</source>
        <extracomment>A class of statuses, and how many requests: "2xx 940".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no status %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, held by %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>worker %1 %2</source>
        <extracomment>%1 the number of a worker, %2 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this window %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 in use, %3 waiting</source>
        <extracomment>Connections to the database: %1 in use of %2; %3 jobs wait for one.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, the worst of %2</source>
        <extracomment>A moment of a chart: %1 a time of day, %2 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 req/s</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 waiting, %2 running</source>
        <extracomment>Background tasks.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the name of a chart, %2 what it says.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LessonWords</name>
    <message>
        <source>%1 ×</source>
        <extracomment>So many times as much.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a number, %2 its unit.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not measured</source>
        <extracomment>In place of a figure.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>How long a lesson takes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, within %2</source>
        <extracomment>%1 a figure, %2 a share such as "10 %".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>exactly %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Lints</name>
    <message>
        <source>Where none of them needs what another gave, they could run at once and save up to %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 made %n HTTP call(s) one after the other, in %2.</source>
        <extracomment>%1 a route. The next ones are alike; %2 is a duration, of all of them together.</extracomment>
        <translation>
            <numerusform>%1 made %n HTTP call one after the other, in %2.</numerusform>
            <numerusform>%1 made %n HTTP calls one after the other, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 asked the database %n time(s), one query after the other, in %2.</source>
        <translation>
            <numerusform>%1 asked the database %n time, one query after the other, in %2.</numerusform>
            <numerusform>%1 asked the database %n times, one query after the other, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 asked the cache %n time(s), one key after the other, in %2.</source>
        <translation>
            <numerusform>%1 asked the cache %n time, one key after the other, in %2.</numerusform>
            <numerusform>%1 asked the cache %n times, one key after the other, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gave the thread pool %n job(s), one after the other, in %2.</source>
        <translation>
            <numerusform>%1 gave the thread pool %n job, one after the other, in %2.</numerusform>
            <numerusform>%1 gave the thread pool %n jobs, one after the other, in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 slept %n time(s), one after the other, for %2.</source>
        <translation>
            <numerusform>%1 slept %n time, one after the other, for %2.</numerusform>
            <numerusform>%1 slept %n times, one after the other, for %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences, one after the other.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is holding the loop of worker %2, for %3 now: nothing else goes on there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 held the loop of worker %2 for %3: nothing else went on there.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n connection(s) wait to be read.</source>
        <translation>
            <numerusform>%n connection wait to be read.</numerusform>
            <numerusform>%n connections wait to be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) waited to be read.</source>
        <translation>
            <numerusform>%n connection waited to be read.</numerusform>
            <numerusform>%n connections waited to be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>Held the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Never waited</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One after the other</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Awaited by nobody</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starved pool</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>N+1 queries</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait in a transaction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no route</source>
        <extracomment>Stands for the route of a request that no route took.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A request without a route</source>
        <extracomment>Begins a sentence such as "%1 held the loop for 200 ms".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 computed for %2 and awaited nothing: the loop stood still for all others. ctx.offload() hands such work to a thread of the pool.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 started %n coroutine(s), “%2”, that nobody awaits: when the handler had ended they still ran (%3 in all), and what they gave was lost.</source>
        <extracomment>%1 a route, %2 what the coroutines are called, %3 a duration.</extracomment>
        <translation>
            <numerusform>%1 started %n coroutine, “%2”, that nobody awaits: when the handler had ended they still ran (%3 in all), and what they gave was lost.</numerusform>
            <numerusform>%1 started %n coroutines, “%2”, that nobody awaits: when the handler had ended they still ran (%3 in all), and what they gave was lost.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 waited %2 for a connection to the database, of %3 that its queries took: more connections would help, or shorter queries and transactions.</source>
        <extracomment>%1 a route, %2 and %3 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 ran the same statement %n time(s) (N+1), in %2: one for all of its values would do. %3</source>
        <extracomment>%1 a route, %2 a duration, %3 SQL.</extracomment>
        <translation>
            <numerusform>%1 ran the same statement %n time (N+1), in %2: one for all of its values would do. %3</numerusform>
            <numerusform>%1 ran the same statement %n times (N+1), in %2: one for all of its values would do. %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 waited %2 for the network (%4) with a transaction open, which held its connection and its locks for %3. Ask before it begins, or after it has ended.</source>
        <extracomment>%1 a route, %2 and %3 durations, %4 what was asked: "GET http://…".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited to write</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 waited %2 for its turn to write, of %3 that its writes took: SQLite lets one write at a time, so more connections would not help. Shorter transactions would, and fewer of them.</source>
        <extracomment>%1 a route, %2 and %3 durations.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LoadExport</name>
    <message>
        <source>JSON files (*.json)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HdrHistogram files (*.hgrm)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The load run was written to %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The load run could not be written to %1: %2. Choose another place.</source>
        <extracomment>%1 a file, %2 the system's reason.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LoadFacts</name>
    <message>
        <source>Figure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>So many a second.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>−%1</source>
        <extracomment>A difference: a minus sign, and what it is.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>+%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>better</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>worse</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Percentile</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Corrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Uncorrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slower requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≈ %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Fewer than ten of %Ln request(s) are slower: another run may well say another figure.</source>
        <translation>
            <numerusform>Fewer than ten of %Ln request are slower: another run may well say another figure.</numerusform>
            <numerusform>Fewer than ten of %Ln requests are slower: another run may well say another figure.</numerusform>
        </translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>deviation</source>
        <extracomment>Standard deviation.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>min</source>
        <extracomment>The smallest of all.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Up to here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50 uncorrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99 uncorrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Backlog</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cut off in flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Never sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Little's law</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The generator's own lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>99 % of the requests went out within this time of when they could.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heads and bodies.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln opened in all; they are kept alive.</source>
        <translation>
            <numerusform>%Ln opened in all; they are kept alive.</numerusform>
            <numerusform>%Ln opened in all; they are kept alive.</numerusform>
        </translation>
    </message>
    <message>
        <source>Threads of the generator</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measured for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of it are not counted.</source>
        <translation>
            <numerusform>%Ln request of it are not counted.</numerusform>
            <numerusform>%Ln requests of it are not counted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In percent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Second is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers a second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One of the two got no answer, so there is nothing to compare.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs %1 and %2 answer the same: %3/s and %4/s.</source>
        <extracomment>%1, %2 numbers of runs; %3, %4 rates.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run %1 answers %5 times as many as run %2: %3/s against %4/s.</source>
        <extracomment>%1, %2 numbers of runs; %3, %4 rates; %5 a factor.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>99 % of them within %1, against %2.</source>
        <extracomment>Behind a sentence about the rates of two runs: %1, %2 durations, in the same order.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Neither of the two got an answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only %1 got answers: %3/s. %2 got none.</source>
        <extracomment>%1, %2 sides of a race.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Both answer the same: %1 %3/s, %2 %4/s.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 answers %2 times as many as %5: %3/s against %4/s.</source>
        <extracomment>The outcome of a race: %1 "async", %2 a factor, %3 and %4 rates, %5 "blocking".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Too few requests for this percentile: another run may well say another figure.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run %1: %2</source>
        <extracomment>%1 the number of a load run, %2 its request ("GET /json") or which side of a race it was ("async").</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run %1</source>
        <extracomment>%1 the number of a load run.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1/s over %2</source>
        <extracomment>A load: %1 requests a second, %2 connections.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at once</source>
        <extracomment>A load: so many connections each of which always has a request under way.</extracomment>
        <translation>
            <numerusform>%Ln at once</numerusform>
            <numerusform>%Ln at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>warm-up %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends at a constant rate, whatever the server does: latency counts from when a request was due.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Each of %Ln connection(s) sends its next request when it has the answer to the last one.</source>
        <translation>
            <numerusform>Each of %Ln connection sends its next request when it has the answer to the last one.</numerusform>
            <numerusform>Each of %Ln connections sends its next request when it has the answer to the last one.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warming up: this does not count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for the last answers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>refused: nothing listens there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>connection lost before the answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>answer that is not HTTP</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this machine had no descriptor or port left</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>max</source>
        <extracomment>The largest of all.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 answers a second.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 answers a second, as was asked for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 answers a second of the %2 that were asked for: %3.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 requests were due and never sent, since all connections were busy; the oldest of them had waited %2. They are in no percentile: the server is slower than the figures say.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The generator itself was late: 1 % of the requests went out more than %1 after they could have. Lower the rate, or give it more threads, before you blame the server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 requests got no answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 answers are errors (4xx or 5xx), and count in the latency.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 requests were cut off in flight.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L = λ·W: %1/s × %2 = %3; measured %4.</source>
        <extracomment>Little's law: %1 a rate, %2 a mean duration, %3 their product, %4 what was measured.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Both agree, so rate, latency and concurrency describe the same run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>They part because requests that failed or were cut off were in flight, too, and are in no latency.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>They part where the run was too short to be steady, or began and ended with another load than it had.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped before it began.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The load run could not begin: %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in turn</source>
        <extracomment>What a load run sends: %n requests, one after the other and round again.</extracomment>
        <translation>
            <numerusform>%Ln request in turn</numerusform>
            <numerusform>%Ln requests in turn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <extracomment>So many more are not shown.</extracomment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParamRules</name>
    <message>
        <source>It must be at least %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It must be at most %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>It must have at least %n character(s).</source>
        <translation>
            <numerusform>It must have at least %n character.</numerusform>
            <numerusform>It must have at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It must have at most %n character(s).</source>
        <translation>
            <numerusform>It must have at most %n character.</numerusform>
            <numerusform>It must have at most %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>It must match the pattern %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>a range of numbers</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>type of a parameter, then its range: "integer, 0 to 60000"</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It must be one of: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It must be a whole number.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It must be a number, with a point before decimals.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It must be true or false.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>one of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>integer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 characters</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Percentile</name>
    <message>
        <source>max</source>
        <extracomment>The slowest of some requests, short: it stands beside p50, p99.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>a percentile of too few samples: about so much</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Of %n request(s) only, which are too few: %1 needs %2.</source>
        <extracomment>%n requests; %1 a percentile ("p99.9"), %2 a count ("1,000").</extracomment>
        <translation>
            <numerusform>Of %n request only, which are too few: %1 needs %2.</numerusform>
            <numerusform>Of %n requests only, which are too few: %1 needs %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phases</name>
    <message>
        <source>Waited for the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request head read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before the handler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Held the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response written</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queued, looked up, connected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited for the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response received</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection open</source>
        <extracomment>A phase of a request that became a WebSocket.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Scan</source>
        <extracomment>What a step of a plan does: it reads all rows of a table.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Index scan</source>
        <extracomment>What a step of a plan does: it reads a whole index.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search</source>
        <extracomment>What a step of a plan does: it goes straight to its rows.
----------
What a plan does: it goes straight to rows of the table %1.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sort</source>
        <extracomment>What a plan does: it sorts rows itself.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Own index</source>
        <extracomment>What a step of a plan does: it builds an index for this one run.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all rows of %1, because no index starts with %2. An index on %3 would let it go straight to those that it needs.</source>
        <extracomment>%1 a table, %2 a column, %3 "orders(user_id)".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all %1 rows of %2, because no index starts with %3. An index on %4 would let it go straight to those that it needs.</source>
        <extracomment>%1 a number, %2 a table, %3 a column, %4 "orders(user_id)".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all rows of %1; there are only %2, so that costs little.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all rows of %1, since the statement asks for all of them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all %1 rows of %2, since the statement asks for all of them: no index would help, a condition or a limit might.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all %1 rows of %2, although %3 is its key: the condition does not fit the key, or the database thinks that most rows are needed anyway.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all %1 rows of %2, although the index %3 starts with %4: the condition does not fit the index, or the database thinks that most rows are needed anyway.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads the whole index %1 of %2, in its order, instead of searching in it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Goes straight to its rows by the index %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Goes straight to its rows of %1 by their key.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Goes straight to its rows of %1 by the index %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Builds an index on %1 for this one run and throws it away afterwards. One that stays would save that each time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sorts its rows itself, since no index has them in that order.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads no table.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads all rows of %1, although an index or its key starts with %2: the condition does not fit it, or the database thinks that most rows are needed anyway.</source>
        <extracomment>%1 a table, %2 a column.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scan of %1</source>
        <extracomment>What a plan does: it reads all rows of the table %1.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Index scan of %1</source>
        <extracomment>What a plan does: it reads a whole index of the table %1.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search in %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Own index on %1</source>
        <extracomment>What a plan does: it builds an index on the table %1 for this one run.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No table</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PoolHistory</name>
    <message>
        <source>Connecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Broken</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In a transaction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A connection: %1 the name of its lane (read, write), %2 its number.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Create New Folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Detail View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Directories</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Directory:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files of type:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find Directory</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>List View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look in:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parent Directory</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save As</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Backspace</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Backtab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ins</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Meta</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PgDown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PgUp</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QUndoStack</name>
    <message>
        <source>Redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redo %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RedisText</name>
    <message>
        <source>the backslash at character %1 begins nothing that is known; write %2 for a backslash, or %3, or %4 for a byte</source>
        <extracomment>%1 a place in a text, %2 to %4 examples of what may stand there.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a %1 is not closed, or something stands right behind the one that closes</source>
        <extracomment>%1 a quotation mark.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>… and more, which is not shown.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RepeatAdvice</name>
    <message numerus="yes">
        <source>N+1: one request ran it %Ln time(s).</source>
        <translation>
            <numerusform>N+1: one request ran it %Ln time.</numerusform>
            <numerusform>N+1: one request ran it %Ln times.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 One statement for all of its values would do.</source>
        <extracomment>%1 the sentence that says how often one request ran a statement.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 It reads the %2 of one row of %3 after the other. The relation %3 → %2 loads them all with one more statement: %4.</source>
        <extracomment>%1 that sentence, %2 and %3 names of tables, %4 a call in C++.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 It reads the row of %2 for one row of %3 after the other. The relation %3 → %2 loads them all with one more statement: %4.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 It reads one row of %2 after the other by %3. One statement reads them all: %4.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RequestAuth</name>
    <message>
        <source>A user name cannot hold a colon: the server would take what follows for the password.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User name and password cannot hold line breaks or other control characters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type the token in Auth first, or choose No auth there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A token cannot hold line breaks or other control characters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type name and value of the key in Auth first, or choose No auth there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” cannot be the name of a header field: it is one word of letters, digits and signs such as - and _.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A key cannot hold line breaks or other control characters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A cookie has a name of one word, and a value without blanks, quotation marks, commas, semicolons and backslashes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type who you are, and where tokens come from, in Auth first, or choose No auth there.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RouteSwitchCommand</name>
    <message>
        <source>enable %1</source>
        <extracomment>Stands behind "Undo"; %1 is a route, "GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>disable %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>enable %n route(s)</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation>
            <numerusform>enable %n route</numerusform>
            <numerusform>enable %n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disable %n route(s)</source>
        <translation>
            <numerusform>disable %n route</numerusform>
            <numerusform>disable %n routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowRules</name>
    <message>
        <source>Server error</source>
        <extracomment>Name of a colour rule: requests whose status is 500 or more.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancelled or refused</source>
        <extracomment>Name of a colour rule: requests whose client left, or that were refused before a handler saw them.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Held the loop</source>
        <extracomment>Name of a colour rule: requests whose handler blocked the event loop.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow</source>
        <extracomment>Name of a colour rule: requests that took more than a second.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RowTone</name>
    <message>
        <source>Red, square</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Amber, triangle</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Green, circle</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Blue, diamond</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Violet, hexagon</source>
        <extracomment>A colour that marks rows, and the shape of its mark.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Grey, cross</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SavedRequest</name>
    <message>
        <source>There is no address to save.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A WebSocket cannot be saved in a file of requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A multipart body cannot be saved in a file of requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It cannot be saved in a file of requests: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its body has a line that means something else in a file of requests, such as one that begins with ###. Save the body as a file, and choose that as the body.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>values in the address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>values in the form</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>values in the body</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SendWords</name>
    <message>
        <source>Nothing listens on %1. Start the server there, or check host and port.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no host named %1. Check how it is written, and whether this machine is online.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No trusted TLS connection to %1: %2. If it is your own server with a certificate of its own, switch off the check in Options; if it speaks plain HTTP, use http.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 ended the connection before it had answered: %2. Look at its log, and send again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The response is larger than the %1 that are read here. Fetch it with another program, or send it alone instead of many at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 could not be reached: %2.</source>
        <extracomment>%1 host and port, %2 the network library's own words</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 did not answer within %2. Raise the timeout in Options, or find out what it waits for.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request could not be sent: %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SenderRequest</name>
    <message>
        <source>“%1” is no method: it is one word of letters, digits and signs such as - and _.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” cannot be the name of a header field: it is one word of letters, digits and signs such as - and _.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no subprotocol: it is one word of letters, digits and signs such as - and _.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SenderSession</name>
    <message>
        <source>The Sender's tabs of last time cannot be read from %1: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Sender's tabs of last time are damaged. The file was kept as %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Sender's tabs cannot be kept in %1: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Sender's tabs of last time are damaged, and %1 cannot be renamed to keep it.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>at byte %1</source>
        <extracomment>%1 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>in the part %1 at byte %2</source>
        <extracomment>%1 the name of a part of a file, four letters, %2 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <extracomment>%1 a file, %2 the system's own words.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no session of Coroscope: it does not begin as one. HAR files are imported in Requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was saved by a newer Coroscope: what stands %2 is not known here%3. Open it with that version.</source>
        <extracomment>%1 a file, %2 a place in it, %3 details in brackets, which may be missing.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is not whole: it ends too early, %2%3. Copy it again from where it came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is damaged %2%3. Copy it again from where it came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” holds more than is read, %2%3. Save a shorter session.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was not opened: it was cancelled.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>Session of %1 from %2 to %3 (%4, %5), read-only.</source>
        <extracomment>Above an opened session. %1 an address or a file, %2 and %3 times, %4 a duration, %5 "12 requests".</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>It had forgotten %Ln older one(s).</source>
        <extracomment>Joined to a sentence.</extracomment>
        <translation>
            <numerusform>It had forgotten %Ln older one.</numerusform>
            <numerusform>It had forgotten %Ln older ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlView</name>
    <message>
        <source>Create the index %1</source>
        <extracomment>What can be undone; %1 an index.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) are selected; only one runs at a time. Select one, or put the cursor into it.</source>
        <translation>
            <numerusform>%Ln statement are selected; only one runs at a time. Select one, or put the cursor into it.</numerusform>
            <numerusform>%Ln statements are selected; only one runs at a time. Select one, or put the cursor into it.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no statement to run. Write one first.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The statement has %Ln placeholder(s). Write the values below it.</source>
        <translation>
            <numerusform>The statement has %Ln placeholder. Write the values below it.</numerusform>
            <numerusform>The statement has %Ln placeholders. Write the values below it.</numerusform>
        </translation>
    </message>
    <message>
        <source>The values for the placeholders cannot be read: %1. Write numbers, texts in quotation marks, true, false or null, separated by commas.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The statement has %Ln placeholder(s), but there are %1 values.</source>
        <translation>
            <numerusform>The statement has %Ln placeholder, but there are %1 values.</numerusform>
            <numerusform>The statement has %Ln placeholders, but there are %1 values.</numerusform>
        </translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it took longer than %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The statement was stopped. Nothing was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The statement took longer than %1 and was stopped. Nothing was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The database refused: the console's connection only reads. Switch “Allow Writing” on to change data.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allow writing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The database does not take the statement: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1: the database does not take the statement: %2.</source>
        <extracomment>%1 a line number, %2 what the database said.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TaskQuery</name>
    <message>
        <source>The store is asked for tasks, and it knows “or” and “not” for states only, as in or(state:failed state:dead).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No task can be in two states at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store looks for a text as it stands, without *.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store looks for one text. Put words that follow one another in quotation marks.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store compares “%1” with one whole word: neither * nor != can be asked.</source>
        <extracomment>%1 the name of a field, such as "kind".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A task has one “%1” only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace id of the request that made it</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Scheduled</source>
        <extracomment>State of a task: it waits for a time.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queued</source>
        <extracomment>State of a task: it waits for its turn.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running</source>
        <extracomment>State of a task.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Retrying</source>
        <extracomment>State of a task: an attempt failed, another one follows.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Succeeded</source>
        <extracomment>State of a task.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <extracomment>State of a task: an error that trying again would not mend.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancelled</source>
        <extracomment>State of a task.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dead</source>
        <extracomment>State of a task: all attempts are used up.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for its time, and has not run yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for a free place in its queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A server works on it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An attempt failed; it waits for the next one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It has ended well</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed for good: trying again would not help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Somebody ended it before its time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed in its last attempt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A task: %1 its kind, %2 the end of its id.
----------
%1 a date, %2 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1/%2</source>
        <extracomment>Attempts of a task: %1 were begun, %2 there may be.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>%1 a number of minutes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>%1 a number of hours.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>%1 a number of days.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>in %1</source>
        <extracomment>%1 a duration: that much later than now.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TextSearch</name>
    <message>
        <source>Not a regular expression, at %1: %2</source>
        <extracomment>%1: a position in the expression, from 1; %2: what is wrong there, in English, by PCRE.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Sleeps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for a database connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database works for it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for an HTTP call</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for a pool thread</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs on a pool thread</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for a lock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for the client to send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for the client to take</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for its coroutines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ready, but the loop is busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Held back by slow motion</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waits for the loop</source>
        <extracomment>On a narrow bar of the timeline: what the request does there.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>holds the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>sleep</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>database queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP call</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>pool queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>pool thread</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>lock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>client sends</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>client takes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>coroutines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>slow motion</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its bytes had arrived, but the loop was held by somebody else, so nobody read them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its code ran. Nothing else on this loop could run meanwhile.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It blocked the loop: no other request, timer or connection of this worker got a turn.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it waited for was there, but the loop was busy with somebody else.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow motion kept it back on purpose.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its work ran on a thread of the pool; the loop was free for others.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All connections of its lane were in use.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All threads of the pool were in use.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It waited, and the loop was free for others.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A fact and its figure: "Took: 2.000 s".
----------
%1 the number of a coroutine of a request, %2 what it was called.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Coroutines</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln at once</source>
        <translation>
            <numerusform>%Ln at once</numerusform>
            <numerusform>%Ln at once</numerusform>
        </translation>
    </message>
    <message>
        <source>Held by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From – to</source>
        <extracomment>%1 and %2 are durations since the request began.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2 of the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited in the queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until it was there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Then waited for the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>still waits, since %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nobody awaited it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it still ran when its handler ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Coroutine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nobody awaited it: it still ran when its handler ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Worker</source>
        <extracomment>A worker of the server, by its number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited for the loop behind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a duration, %2 a share of the whole: "12 ms (4 %)".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>What several coroutines wait for at once, and how many: "HTTP call × 6".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>held for %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>held by %1 for %2</source>
        <extracomment>%1 a route, %2 a duration: what holds the event loop of a worker.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) waiting</source>
        <translation>
            <numerusform>%Ln connection waiting</numerusform>
            <numerusform>%Ln connections waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>handler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The loop was busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The loop ran %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of it busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The loop of worker %1 was held</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While one handler holds the loop, no other request, timer or connection of this worker gets a turn. Wait without blocking, or give the work to the pool.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it goes on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections with bytes waiting</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln more wait(s) were not noted, since it had too many; its handler waited %1 in them.</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>
            <numerusform>%Ln more wait was not noted, since it had too many; its handler waited %1 in it.</numerusform>
            <numerusform>%Ln more waits were not noted, since it had too many; its handler waited %1 in them.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences, one after the other.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its client left after %1. What was begun for it went on for %2 all the same.</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its response was complete after %1. It worked on for %2 after that.</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its client had left by then.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its response was complete by then.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>after the client left: %1</source>
        <extracomment>On a bar of the timeline: %1 what was done all the same: "pool thread digests".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>after the response: %1</source>
        <extracomment>On a bar of the timeline: %1 what was done then: "sleep 30 ms".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, works on</source>
        <extracomment>%1 how a request ended, "200" or "The client left"; what it has begun still goes on.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TutorialSection</name>
    <message>
        <source>Why use asynchronous APIs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Creating a simple async API</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Async database queries</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Background tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Performance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Caching with Redis</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ValueActions</name>
    <message>
        <source>Read the Value A&amp;gain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ask the store what the key holds now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit the Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write another value: of the string, or of the selected element (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Add Elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields, members, elements or an entry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Re&amp;move Elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected ones (Delete)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Re&amp;name the Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the key another name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time to &amp;Live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the key is to stay, from now on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep &amp;for Good</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take the key's time to live away</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the &amp;Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the key's name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the &amp;Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the string, or the selected elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy redis-cli &amp;Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the command that reads the value, for redis-cli</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No key is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No element is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A string has no elements.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key is not there any more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value is being edited.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value is being read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only a part of the value was read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Entries of a stream do not change.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not exactly one element is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key does not expire.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draining…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port %1 is in use by another program. Use %2?</source>
        <extracomment>%1 and %2 are port numbers. A button "Use 8001" stands beside the sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port %1 is in use by another program, and no free port was found near it. End that program, or start Coroscope with another port (--port).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This machine has no address “%1”. Start Coroscope with localhost or one of this machine's own addresses (--host).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The system does not allow this program to listen on port %1; ports below 1024 are reserved. Choose a port from 1024 up (--port).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The system gave no more file descriptors. Close other programs, or raise the limit (ulimit -n), and start again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server could not start on %1, port %2: %3. Check the host and the port, and start again.</source>
        <extracomment>%1 host, %2 port, %3 the system's own words.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Coroutine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Blocking</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Offloaded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs on the event loop and gives it back whenever it waits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs on the event loop and holds it until it ends: every other request of that worker waits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs on a thread of the pool while the event loop goes on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Thread pool</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP call</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read from client</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write to client</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Blocked the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The client left</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Debug</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Streaming</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads its request body piece by piece, while it still comes in. %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The database %1 cannot be used: %2</source>
        <extracomment>%1 is a file, or a host and the name of a database; %2 one or two sentences in English.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Background tasks are to be kept in Redis (--tasks redis), but the cache is in the memory of this program. Choose a Redis for it (--redis), or keep tasks in the database (--tasks sql).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>WebSocket</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A connection that stays: messages go both ways until one side closes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Makes and sends its response piece by piece, as long as its client reads. %1</source>
        <extracomment>%1 a sentence that says where the handler runs.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>off</source>
        <extracomment>How hard responses are compressed: not at all.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>fast</source>
        <extracomment>How hard responses are compressed, as the next ones.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server could not start: %1</source>
        <extracomment>%1 names a file and what is wrong with it, in English.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server has no TLS: %1. Choose other files, or turn TLS off, in the settings.</source>
        <extracomment>%1 a sentence in English that begins with an option and a file.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AccountsDialog</name>
    <message>
        <source>New &amp;Account…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New API &amp;Key…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Restart the Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accounts and Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accounts and keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The settings have no file, so that accounts and keys cannot be kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is nobody yet. As soon as there is an account or a key, every route asks who calls when the server starts, but for those that are open; Ask who calls in Settings says which.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server knows of what was changed when it is started again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passwords are kept as Argon2id hashes in %1, keys in %2; only you may read both files.</source>
        <extracomment>%1 and %2 are files.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>new account %1</source>
        <extracomment>Each stands behind "Undo"; %1 a name.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>new API key %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>deletion of account %1</source>
        <extracomment>Each stands behind "Undo"; %1 a name.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>deletion of API key %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The account %1 was deleted.</source>
        <extracomment>Each: %1 a name.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The API key %1 was deleted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not put into the settings: it %2</source>
        <extracomment>%1 a file, %2 why, in English.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AddDialog</name>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Where</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add Elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>\n, \t and \x00 are such bytes; a backslash is written \\</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where the elements go</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>behind the last</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>before the first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time to live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add the key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key cannot be taken: %1.</source>
        <extracomment>%1 what is wrong.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the key's name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value cannot be taken: %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AddressBar</name>
    <message>
        <source>Method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Method: choose one or type any word</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/json or https://example.org/</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the request (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>× </source>
        <extracomment>in front of a number: "× 50" sends the request fifty times at once</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many of this request are sent at once, each on a connection of its own (1 to 500)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The URL that is called</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address (Ctrl+L): a URL, or a path alone for the server of this window. A name in braces, such as /users/{id}, gets its value in Params. A curl command that is pasted here fills everything.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel what is under way (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was sent from this tab, and what came back (Ctrl+Shift+H)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>H&amp;istory</source>
        <extracomment>a button, and how many entries are behind it</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>H&amp;istory (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load run: send the request many times, and measure (Ctrl+Shift+L)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the WebSocket (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the WebSocket, or give up opening it (Esc)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AddressCompleter</name>
    <message>
        <source>Addresses</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AddressCompletions</name>
    <message>
        <source>recent</source>
        <extracomment>behind an address that is offered: it was called before</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2, %3</source>
        <extracomment>an address that is offered: %1 method, %2 path, %3 what it does</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AddressEdit</name>
    <message>
        <source>&amp;Paste cURL command</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AuthEditor</name>
    <message>
        <source>Password</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value of the key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of auth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No auth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Basic</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bearer token</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show password, token and key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where the key is sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In a header field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the query</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is sent that says who you are. A header field Authorization can also be typed in Headers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Va&amp;lue:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept for this session only: password, token and key are never written to a file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not used: the header field %1 in Headers is sent instead.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Will be sent: %1</source>
        <extracomment>%1 a header field or a part of a query</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reve&amp;al</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passwor&amp;d:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To&amp;ken:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pla&amp;ce:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Get Token</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>OAuth2: user and password</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In a cookie</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where tokens come from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An address, or a path of the server that is asked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all that you have</source>
        <extracomment>In an empty field: scopes of a token.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asks for a token now. A request that has none, or whose token is over, asks by itself</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Token add&amp;ress:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Scopes:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asking for a token …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No token yet: the first request asks for one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The token is one of another server: the next request asks for another one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The token is over: the next request asks for another one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a token.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a token, good until %1.</source>
        <extracomment>%1 a time of the day.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::AuthWords</name>
    <message>
        <source>open</source>
        <extracomment>The auth of a route: it answers to everybody.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>anybody known</source>
        <extracomment>The auth of a route: it answers to everybody who says who they are.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open: it never asks who calls.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open: the setting Ask who calls leaves it out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open: no API keys, accounts or tokens are configured (Settings, Security).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It always asks who calls, and nobody can say so: no API keys, accounts or tokens are configured (Settings, Security).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It asks who calls: %1.</source>
        <extracomment>%1 "an API key, user and password, or a bearer token".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It asks who calls: %1. Needed scope: %2.</source>
        <extracomment>%1 "an API key, user and password, or a bearer token", %2 scopes: "read, write".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>an API key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>user and password</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a bearer token</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 or %2</source>
        <extracomment>The end of a list: %1 "an API key, user and password", %2 "a bearer token".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Basic</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>bearer token</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::BackToStart</name>
    <message>
        <source>The data did not go back to the start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data was not put back: it was too large to be kept for that, or has been let go for a newer copy.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data was not put back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Back to the Start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data, tasks, cache, requests, charts and knobs as they were at first; can be undone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Going back to the start: what is there now is put aside, so that it can come back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running: its data, tasks and cache stay as they are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks stay, since they are kept in Redis.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The data stays: it lies in PostgreSQL, which others may use as well.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was changed: it was canceled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was changed: the data could not be put aside for undo: %1.</source>
        <extracomment>%1 why: a clause.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The database is larger than %1, so it cannot be kept for undo. Its data would be gone for good.</source>
        <extracomment>%1 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go back without undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The cache stays: it is a Redis that others may use as well.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A part of the cache stays: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>back to the start</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was canceled: only the cache is empty.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back at the start.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: the server is not running.</source>
        <extracomment>%1 a sentence without its end: "The data was not put back".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests and charts were not put back: they have been let go for newer ones.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was changed: the server has stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server has stopped meanwhile: its data stays as it is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it has become too large to be kept for undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it has been let go for a newer copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: it belongs to the database %2, and the server runs on %3 now. Start it on that one first.</source>
        <extracomment>%1 a sentence without its end: "The data was not put back", %2 and %3 files.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: the server has stopped before.</source>
        <extracomment>%1 a sentence without its end: "The data was not put back".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::BatchView</name>
    <message>
        <source>Calls that have ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From the first start to the last end</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>how many calls had this status: "200 × 48"</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n canceled</numerusform>
            <numerusform>%n canceled</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n call(s) under way.</source>
        <translation>
            <numerusform>%n call under way.</numerusform>
            <numerusform>%n calls under way.</numerusform>
        </translation>
    </message>
    <message>
        <source>None was answered.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n call(s) that take %1 one after another ended together within %2: on average %3 ran at once.</source>
        <translation>
            <numerusform>%n call that takes %1 one after another ended together within %2: on average %3 ran at once.</numerusform>
            <numerusform>%n calls that take %1 one after another ended together within %2: on average %3 ran at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Half of the calls took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95 % of the calls took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The times of all added up: what they would take one after another</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>of %n only</source>
        <translation>
            <numerusform>of %n only</numerusform>
            <numerusform>of %n only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::BodyEditor</name>
    <message>
        <source>&amp;Go there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Content type of the body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Indent the JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put the cursor where the JSON is wrong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>✓ JSON is valid · %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body is empty.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No body is sent. Choose a kind above to write one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::BusyContentPage</name>
    <message>
        <source>Reading the content</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::BytesEdit</name>
    <message>
        <source>Written as</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text with escapes (\n, \x00)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Base64</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no hexadecimal digit</source>
        <extracomment>%1 a character.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a byte has two hexadecimal digits, and the last one has only one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it is no base64</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CacheCharts</name>
    <message>
        <source>Hit ratio</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests for the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit ratio and requests for the cache over the last minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>misses</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>by-passed</source>
        <extracomment>Requests that did not use the cache.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request asked for the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit ratio %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 hits, %2 stale, %3 misses, %4 by-passed</source>
        <extracomment>%1 to %4 numbers of requests.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CacheLink</name>
    <message>
        <source>the server has stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the server is not running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it was stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the store did not answer in time</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CachePane</name>
    <message>
        <source>on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Single flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow commands from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show How the Cache Does</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Keys of the Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the Console of the Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Stream of Cache Commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Slow Commands of the Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While it runs, the keys of its cache are shown here, and how often answers come out of it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redis managed</source>
        <extracomment>Which store the cache has, as the next ones: for the status bar.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cache in memory</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: connecting</source>
        <extracomment>%1 "Redis managed".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: away</source>
        <extracomment>%1 "Redis managed".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: by-passed</source>
        <extracomment>%1 "Redis managed": it is not asked for a moment.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stampede</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show What a Stampede on the Cache Is</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CacheRouteModel</name>
    <message>
        <source>After that, for %1 more, the old answer is given once more while a new one is made.</source>
        <extracomment>%1 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit ratio (%)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers out of the cache, stale ones too, of all requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answered from what had just run out, and refreshed behind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Straight from the handler: switched off, no store, or the request forbids the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A write that names one of them makes the answer out of date</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit ratio</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Misses</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By-passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept</source>
        <extracomment>Column: how long an answer is kept.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) out of the cache</source>
        <translation>
            <numerusform>%Ln answer out of the cache</numerusform>
            <numerusform>%Ln answers out of the cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) of the handler</source>
        <translation>
            <numerusform>%Ln answer of the handler</numerusform>
            <numerusform>%Ln answers of the handler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them from a copy beside Redis, without asking it</source>
        <translation>
            <numerusform>%Ln of them from a copy beside Redis, without asking it</numerusform>
            <numerusform>%Ln of them from a copy beside Redis, without asking it</numerusform>
        </translation>
    </message>
    <message>
        <source>Median of the last %1</source>
        <extracomment>%1 "200 answers out of the cache": of how many it is the median.
----------
%1 "200 answers of the handler": of how many it is the median.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Known once there are both: answers out of the cache, and of the handler.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (median of the last %2) against %3 (median of the last %4)</source>
        <extracomment>%1 a duration, %2 "200 answers of the handler", %3 a duration, %4 "200 answers out of the cache".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 ×</source>
        <extracomment>How many times as fast.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cached (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not cached (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the server takes for an answer out of the cache: the median of the last ones</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it takes where the handler makes the answer: the median of the last ones. Those that waited for another request are not counted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many times as fast the cache is: not cached by cached</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cached</source>
        <extracomment>Column: how long an answer out of the cache takes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not cached</source>
        <extracomment>Column: how long an answer of the handler takes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Faster</source>
        <extracomment>Column: how many times as fast the cache is.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CacheTimeModel</name>
    <message>
        <source>Hit ratio (%)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys: hit ratio (%)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that waited for the answer to another one of the same key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handlers of cached routes that were run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of all keys that this program asked for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit ratio</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Misses</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By-passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handlers run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys: hit ratio</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::Caching</name>
    <message>
        <source>%1 d</source>
        <extracomment>%1 a number of days.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>%1 a number of hours.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>%1 a number of minutes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not modified: what the client has, If-None-Match: %1, is still the same. Nothing was sent again.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not modified since %1, which the client has. Nothing was sent again.</source>
        <extracomment>%1 a date.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not modified, though the request set no condition.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused: the request was for a resource with If-Match: %1, and it is another one by now, or is not there. Nothing was done.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused: with If-None-Match: * the request was to make it, and it is there already. Nothing was done.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused: the request was for a resource other than If-None-Match: %1. Nothing was done.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused: it was changed after %1. Nothing was done.</source>
        <extracomment>%1 a date.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused: a condition of the request did not hold.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The client has another version, If-None-Match: %1, than there is, ETag: %2. So it was sent.</source>
        <extracomment>%1 what the client has, %2 what there is: entity tags.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request has If-None-Match, but the response has no ETag that it could be compared with.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was changed, %1, after the client got what it has, %2. So it was sent.</source>
        <extracomment>%1 and %2 dates.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request has If-Modified-Since, but the response does not say when it was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The resource was as the client had seen it, If-Match: %1, so nobody's change was overwritten.</source>
        <extracomment>%1 the value of a field: one or more entity tags.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A part was sent, %1, as Range asks for it.</source>
        <extracomment>%1 the value of a field: "bytes 0-99/1000".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Several parts were sent in one body, each with its Content-Range, as Range asks for them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Range asks for %1, and nothing of that is there: %2.</source>
        <extracomment>%1 what Range asks for, %2 what there is: "bytes */1000".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Range asks for a part, but of what If-Range names, %1, and that is not what there is now. So the whole was sent.</source>
        <extracomment>%1 an entity tag or a date.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Range asks for a part, but this resource has none, or the range is one that cannot be followed. So the whole was sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of it can be asked for with Range.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This server had kept the answer and gave it again.</source>
        <extracomment>%1 a time: "30 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This server had kept the answer, made %1 before, and gave it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer that this server had kept had run out; it was given once more while a new one was made.</source>
        <extracomment>%1 a time: "30 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer that this server had kept, made %1 before, had run out; it was given once more while a new one was made.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This server had nothing kept, so the answer was made for this request, and kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer was made for this request and not kept by this server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A cache on the way had kept it: it was made %1 before.</source>
        <extracomment>%1 a time: "30 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no-store: nobody may keep it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no-cache: it may be kept, but before each use the server is asked whether it is still the same.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>max-age=0: it is out of date at once, so the server is asked before each use.</source>
        <extracomment>%1 a time: "30 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>max-age: for %1 the client may use it without asking.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>s-maxage: caches that many share may give it for %1 without asking.</source>
        <extracomment>%1 a time: "30 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>private: only the client itself may keep it, no cache that others share.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>public: every cache may keep it, also where the request had credentials.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>must-revalidate: once it is out of date it may not be used without asking, come what may.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>immutable: it will not change while it is fresh, so not even a reload asks.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no-transform: nobody on the way may change it, by compressing it for instance.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stale-while-revalidate: for %1 more it may be used while a new one is fetched behind it.</source>
        <extracomment>%1 a time: "30 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expires: until %1 the client may use it without asking.</source>
        <extracomment>%1 a date.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing says for how long it may be kept: a client guesses, often a tenth of the time since Last-Modified.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing says for how long it may be kept, so most clients ask each time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ETag: %1 names this version, weakly: it will do for If-None-Match, not for If-Match and parts.</source>
        <extracomment>%1 an entity tag.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ETag: %1 names this version. With If-None-Match a client asks next time whether it is still the same, with If-Match it changes it only then.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With If-Modified-Since a client can ask next time whether it was changed since.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vary: *: it depends on more than the request says, so no cache may give it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vary: the answer depends on these fields of the request, and caches keep one for each of their values: %1.</source>
        <extracomment>%1 names of header fields.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CallModel</name>
    <message>
        <source>running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>canceled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No.</source>
        <extracomment>column: number of a call</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From first start to last end</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CertificateButton</name>
    <message>
        <source>Copy the &amp;Path of the Certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the &amp;Fingerprint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save the Certificate…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For a client that is to trust this server, such as curl --cacert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A copy without the key, for a client on another machine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The path of the certificate was copied, for curl --cacert and others.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The fingerprint of the certificate was copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server does not run with TLS.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS: the certificate of this server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>Behind some names that a certificate is for.</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed by itself: clients have to be told to trust it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issued by %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For %1</source>
        <extracomment>%1 a list of names and addresses.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expired on %1: clients do not trust it any more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid until %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256:</source>
        <extracomment>A kind of fingerprint; the fingerprint follows on the next lines.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificates in PEM form (*.pem *.crt)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate was not saved as %1: %2.</source>
        <extracomment>%1 a file, %2 the system's own words.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate was saved as %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ChartPanel</name>
    <message>
        <source>−%1 min</source>
        <extracomment>on a time axis: that many seconds or minutes ago</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>−%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ChoiceRow</name>
    <message>
        <source>default %1</source>
        <extracomment>%1 is one of the choices of a setting.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CollectionsPanel</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Load Run…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save Request…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Choose Folder…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the request in a tab (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send it many times, and measure; of a file, or of nothing that is selected, all requests in turn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the request of the current tab (Ctrl+S)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another name (F2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete the request, or the file; Undo brings it back (Delete)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the files of another folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>A fault in a file: %1 the number of the line, %2 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No saved requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests are saved as plain text, in .http files of a folder, which editors know, too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: there is more in it than is shown.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <extracomment>%1 a file, %2 the number of a line, %3 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no request in it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no folder to save requests in: choose one first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save “%1”</source>
        <extracomment>In the Undo menu: %1 the name of a request.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename “%1”</source>
        <extracomment>In the Undo menu: %1 the name of a request or a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a file “%1” already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete “%1”</source>
        <extracomment>In the Undo menu: %1 the name of a request or a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder of Requests</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>A load run sends up to %Ln different request(s): select a file with fewer.</source>
        <translation>
            <numerusform>A load run sends up to %Ln different request: select a file with fewer.</numerusform>
            <numerusform>A load run sends up to %Ln different requests: select a file with fewer.</numerusform>
        </translation>
    </message>
    <message>
        <source>The bodies have more than the 16 MiB that a load run takes: select fewer requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was changed in %2 by another program, or is gone, so nothing was saved. Save it again to choose.</source>
        <extracomment>%1 the name of a request, %2 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are as many requests in %1 as a file can hold. Choose another file.</source>
        <extracomment>%1 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 would be too long to be read again. Choose another file.</source>
        <extracomment>%1 a file.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not available now.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n choice(s)</source>
        <translation>
            <numerusform>%n choice</numerusform>
            <numerusform>%n choices</numerusform>
        </translation>
    </message>
    <message>
        <source>Type what you want to do, a route or a setting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command, route or setting</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CompareView</name>
    <message>
        <source>&amp;Only differences</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show &amp;secrets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Second request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Previous difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Next difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;wap A and B</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the differences as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whole value in A</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whole value in B</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1  %2 %3 → %4</source>
        <extracomment>One of two requests that are compared: %1 when, %2 method, %3 path, %4 status.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No difference</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 of %n difference(s)</source>
        <extracomment>Which of the differences is looked at.</extracomment>
        <translation>
            <numerusform>%1 of %n difference</numerusform>
            <numerusform>%1 of %n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::CompareWindow</name>
    <message>
        <source>Compare two requests</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CompressionModel</name>
    <message>
        <source>%1, as it was sent</source>
        <extracomment>%1 a content coding, such as gzip; this row tells what really went over the wire.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 level %2</source>
        <extracomment>%1 a content coding, such as gzip; %2 its level, a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no smaller</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1×</source>
        <extracomment>How many times as large something was before it was compressed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>kept</source>
        <extracomment>Instead of a duration: nothing had to be compressed, since it was kept from an earlier response.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many times as large the body is before it is compressed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CPU time on this machine, the shortest of a few runs; the rest of the machine slows it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size (bytes)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CPU time (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Encoding</source>
        <extracomment>Column: a content coding, such as gzip, and its level.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>Column: how many times as large a body was before it was compressed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CPU time</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CompressionPage</name>
    <message>
        <source>The response's body by content coding</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing to compress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The response has no body that was kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measuring…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body that was kept could not be decoded.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The whole body, %1, compressed here and now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body was not kept whole: these figures are of its first %1. More of it would be compressed better.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ConsoleView</name>
    <message>
        <source>&amp;Stop the Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End the command that runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Clear the Console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Empty the output</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;opy the Output</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All of it, or what is selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Output of the console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replies appear here as redis-cli shows them. Write a command below: Tab completes its name, Up and Down go through what was written before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command for the store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The line cannot be read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>MULTI stands within MULTI already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tab Commands shows what the store is told, live. It is open now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 would take the connection that this pane shares. Use redis-cli for it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The pane works in the database that --redis names. Start the server with another one.</source>
        <extracomment>%1 a command.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 would change the connection that this pane shares. Use redis-cli for it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 would hold up this pane for too long: give it a time of at most %2 seconds.</source>
        <extracomment>%1 a command, %2 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run it?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” looks at every key at once; on a large store nobody else is served meanwhile. The tab Keys finds them without that.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” deletes much, or changes how the store works, for everybody who uses it. It cannot be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was not run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No command is running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no output.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ContentView</name>
    <message>
        <source>Tree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show JSON as a tree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show an array of objects as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show it as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show its bytes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show it as a picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Indent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show JSON indented, instead of as it came</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wrap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Break long lines at the edge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unfold</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unfold all (*: what is below the current row)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fold all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fit the picture into the view (F)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One pixel of the picture for one of the screen (1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find in what is shown (Ctrl+F)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy all that is shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the content to a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read and show it after all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no content.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to offset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Offset to go to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>31, 0x1f or 1fh, then Enter (Ctrl+G)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Preparing the text…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The %1 data ends too early: this is what could be read of it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is no %1 data, although the header field says so; its bytes are shown as they came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The %1 data is damaged: this is what could be read before that place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The %1 data unpacks to more than %2: only that much is shown, and Save writes the packed bytes.</source>
        <extracomment>%1: "gzip"; %2: a size</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The content is coded as %1, which is not known here; its bytes are shown as they came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only the first %1 of %2 were kept.</source>
        <extracomment>%1 and %2 are sizes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The reading was stopped; the bytes are shown as they came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Some bytes are not %1; they are shown as �.</source>
        <extracomment>%1: a charset such as UTF-8</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not JSON, so it is shown as it came. Line %1, column %2: %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It has more than %1 values, which is too much for a tree; it is shown as text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is nested too deep to be indented, so it is shown as it came.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Lines of more than %n character(s) are broken for display.</source>
        <translation>
            <numerusform>Lines of more than %n character are broken for display.</numerusform>
            <numerusform>Lines of more than %n characters are broken for display.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>the scale at which a picture is shown, in percent</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <extracomment>size of the coded bytes, the coding ("gzip"), size of the decoded ones</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The content could not be written to %1: %2. Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the content</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The content ends at offset %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is not an offset: write 31, 0x1f or 1fh.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CredentialModel</name>
    <message>
        <source>Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all</source>
        <extracomment>Scopes of somebody who may do everything.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scopes</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::CurveChart</name>
    <message>
        <source>Show or hide %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>On a time axis: seconds since the beginning.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What a chart says at the pointer: %1 the name of a curve, %2 a figure with its unit.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DatabasePane</name>
    <message>
        <source>Add Sample &amp;Data…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fill the tables of users and orders: 10,000 users with 100,000 orders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement has run yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The statements of requests appear here: how often each ran, how long it took, how many rows it read. With sample data there is something to look at.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add sample data…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Pool of Connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Statements by Fingerprint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Slow Log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Schema of the Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SQL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the SQL Console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While it runs, its connections to the database and the statements of its requests are shown here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is being added.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow statements from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DelayEditor</name>
    <message>
        <source> ms</source>
        <extracomment>The unit behind a number: milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: so much less or more</source>
        <extracomment>%1 what is delayed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each time another delay, so much less or more at most; without a delay, from none up to this</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DeleteDialog</name>
    <message>
        <source>&amp;Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete by Pattern</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pattern</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Counting the keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Some of the keys that match</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keys that match</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keys of the type “%1” that match</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is deleted before the keys were counted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write a pattern. A single * is all keys.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The keys could not be counted: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No key matches “%1”.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match, and take %1 of memory:</source>
        <translation>
            <numerusform>%Ln key match, and take %1 of memory:</numerusform>
            <numerusform>%Ln keys match, and take %1 of memory:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match:</source>
        <translation>
            <numerusform>%Ln key match:</numerusform>
            <numerusform>%Ln keys match:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z) brings them back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be undone: their values take more than %1, which is the most that is kept.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln key(s)</source>
        <translation>
            <numerusform>&amp;Delete %Ln key</numerusform>
            <numerusform>&amp;Delete %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also the %Ln key(s) that are selected beside the folder.</source>
        <translation>
            <numerusform>Also the %Ln key that are selected beside the folder.</numerusform>
            <numerusform>Also the %Ln keys that are selected beside the folder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only in %1.</source>
        <extracomment>%1 one or more folders.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Only in %1; and the %Ln key(s) that are selected beside.</source>
        <extracomment>%1 one or more folders.</extracomment>
        <translation>
            <numerusform>Only in %1; and the %Ln key that are selected beside.</numerusform>
            <numerusform>Only in %1; and the %Ln keys that are selected beside.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 match; about %2 of %3 looked at</source>
        <extracomment>%1 to %3 numbers of keys; the store does not tell exactly how many it has looked at.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DeleteJob</name>
    <message>
        <source>the next keys are too large to be kept for undo</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Delete %Ln key(s)</source>
        <extracomment>What can be undone.</extracomment>
        <translation>
            <numerusform>Delete %Ln key</numerusform>
            <numerusform>Delete %Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::DiffModel</name>
    <message>
        <source>What</source>
        <extracomment>Columns of a comparison of two requests, which are called A and B.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DockActions</name>
    <message>
        <source>&amp;Float Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Maximize Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Dock Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Restore Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Float</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Dock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Maximize</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DockTitle</name>
    <message>
        <source>Close the pane; the View menu opens it again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Float or dock %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put the pane back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take the pane out of the window</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Float, dock, maximize or close the pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Menu of %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::DrainCountdown</name>
    <message numerus="yes">
        <source>Cancelling %n request(s)…</source>
        <translation>
            <numerusform>Cancelling %n request…</numerusform>
            <numerusform>Cancelling %n requests…</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping: waiting for work that cannot be interrupted…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Draining %n request(s), at most %1 s more</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation>
            <numerusform>Draining %n request, at most %1 s more</numerusform>
            <numerusform>Draining %n requests, at most %1 s more</numerusform>
        </translation>
    </message>
    <message>
        <source>Draining, at most %1 s more</source>
        <extracomment>%1 a number of seconds.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ElementsTable</name>
    <message>
        <source>Elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Member</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Element</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Row %1: %2.</source>
        <extracomment>%1 a number, %2 what is wrong.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Row %1: the score is no number.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write at least one element.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::EventModel</name>
    <message>
        <source>Name of the event</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id of the event</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data of the event</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Event</source>
        <extracomment>Column: the name of a server-sent event.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <extracomment>Column: the id of a server-sent event.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data</source>
        <extracomment>Column: what a server-sent event says.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::EventsView</name>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Events of the stream</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data of the event</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the connection (Esc); the events stay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pinned events</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln event(s).</source>
        <translation>
            <numerusform>Cleared %Ln event.</numerusform>
            <numerusform>Cleared %Ln events.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln event(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>Exported %Ln event to %1.</numerusform>
            <numerusform>Exported %Ln events to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln event(s).</source>
        <translation>
            <numerusform>Copied %Ln event.</numerusform>
            <numerusform>Copied %Ln events.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save as JSON Lines…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the selected events, or all that are shown, one JSON object a line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as JSON Lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;JSON Lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the selected events, or all that are shown, one JSON object a line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: tick  event:request</source>
        <extracomment>A placeholder with two examples; the word before the colon is not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the events</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asking for what comes next …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <extracomment>State of a stream of events: the connection is there.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server ended the stream.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You closed the connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Broken off</source>
        <extracomment>State of a stream of events: the connection broke.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stream: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the request again; the events stay. None of them had an id to go on from.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the request again with Last-Event-ID %1, so that the server goes on from there; the events stay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No event matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln event(s) are hidden.</source>
        <translation>
            <numerusform>%Ln event is hidden.</numerusform>
            <numerusform>%Ln events are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No event yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The stream is open. Each event appears here as soon as it has come.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No events</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None came before the stream was over.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Paused, %n waiting</numerusform>
            <numerusform>Paused, %n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln older one(s) dropped</source>
        <extracomment>How many events are not kept, since there was no room for them.</extracomment>
        <translation>
            <numerusform>%Ln older one dropped</numerusform>
            <numerusform>%Ln older ones dropped</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy &amp;Data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Only “%1”</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ExchangeDetail</name>
    <message>
        <source>Show the values of Authorization, Cookie and other secret fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the detail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raw exchange</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request detail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Res&amp;ponse</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ra&amp;w</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shown when the request has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No body.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body (%1) was not kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields (%1)</source>
        <extracomment>%1 a count, %2 a size: buttons that choose what of a message is shown.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(%1 more were not kept)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as URL, cURL, HAR …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of a body, its first %1 are kept.</source>
        <extracomment>%1 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show secre&amp;ts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queries</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queries (%1)</source>
        <extracomment>A tab; %1 a number of SQL statements.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is something to be mended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks (%1)</source>
        <extracomment>A tab; %1 a number of tasks.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the response's body would have become by other content codings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What came and went on the WebSocket</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages (%1)</source>
        <extracomment>A tab; %1 a number of messages of a WebSocket.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No body: what came and went on the WebSocket is in Messages.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ExchangeMessages</name>
    <message>
        <source>The server closed it with %1. %2</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 a sentence that says what that means.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server closed it with %1, “%2”. %3</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 the reason that was given, %3 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The client closed it with %1. %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The client closed it with %1, “%2”. %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 the code and name with which a WebSocket ended, %2 a sentence that says what that means.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Received %1 · sent %2</source>
        <extracomment>%1 and %2 numbers of messages of a WebSocket, as the server sees it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of each connection the newest %1 are kept, and of each message its first %2.</source>
        <extracomment>%1 how many messages are kept, %2 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2 older ones not kept</source>
        <extracomment>%1 what was said before, %2 a number of messages.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <extracomment>State of a WebSocket.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed</source>
        <extracomment>State of a WebSocket; %1 the code with which it was closed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No message yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection is open. %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None came before the connection was over, or none were saved.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ExchangeModel</name>
    <message>
        <source>unknown</source>
        <extracomment>A request whose end is not known, because the record of it was dropped.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>running</source>
        <extracomment>A request that is being worked on.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>client left</source>
        <extracomment>A request whose client closed the connection before the response was complete.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <extracomment>A request that ended without a response.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The record of its end was dropped: the window or the server was too busy.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its bytes waited %1 for the loop, which %2 held.</source>
        <extracomment>%1 a duration, %2 the path of a route.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its bytes waited %1 for the loop, which was held.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Head %1, body %2</source>
        <extracomment>Sizes of a message's two parts.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the name of a colour rule, %2 its filter.
----------
%1 what a request did, %2 how long.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the request's bytes lay in the socket while the event loop was held by another handler.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop wait</source>
        <extracomment>Column: how long a request waited for the event loop.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waterfall</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, imported from “%2”</source>
        <extracomment>%1 date and time, %2 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, imported from “%2”, which %3 wrote</source>
        <extracomment>%1 date and time, %2 the name of a file, %3 the program that wrote it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long its coroutines slept. Sleeps at the same time count each.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long its coroutines waited for calls to other servers. Calls at the same time count each.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long its coroutines waited for the thread pool. Waits at the same time count each.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <extracomment>Column: the media type of a response.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sleep</source>
        <extracomment>Column: how long a request slept.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP calls</source>
        <extracomment>Column: how long a request waited for its calls to other servers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Thread pool</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>client</source>
        <extracomment>What a request comes from: another program.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sender</source>
        <extracomment>What a request comes from: the Sender of this window.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>resent</source>
        <extracomment>What a request comes from: a row that was sent again.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (×%2)</source>
        <extracomment>Statements that a request ran: %1 all, %2 how often the same one.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Coloured by the rule “%1”</source>
        <extracomment>%1 the name of a colour rule.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements that it ran. Where it ran the same one 5 times or more (N+1), how often is in brackets.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time of its statements, with their waits for a connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What a request comes from: another program, this window's Sender, a row that was sent again, or a file. Filter it with source:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The first colour rule that fits the row. The header's menu has the rules.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queries</source>
        <extracomment>Column: how many SQL statements a request ran.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <extracomment>Column: how long the statements of a request took.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rule</source>
        <extracomment>Column: which colour rule fits a row.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hit</source>
        <extracomment>What the cache did for a request, as the next ones: the answer was in it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Miss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bypass</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer was in the cache.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer was not in the cache. Another request of the same key made it, and this one waited for that.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer was not in the cache: the handler ran and put it there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer had just run out and was given once more, while a new one is made.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Straight from the handler: the cache is off or away, or the request forbids it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the cache did, where the answers of its route are kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache</source>
        <extracomment>Column: what the cache did for a request.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1×</source>
        <extracomment>How many times as large something was before it was compressed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A body of %1 went out as %2 (%3). It had been compressed before.</source>
        <extracomment>%1 and %2 sizes, %3 a content coding, "gzip".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A body of %1 went out as %2 (%3). That took %4 of CPU time.</source>
        <extracomment>%1 and %2 sizes, %3 a content coding, "gzip", %4 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bytes of the response on the wire, head and body.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the server compressed the response with. Filter it with encoding:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bytes of the body before it was compressed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many times as large the body was before it was compressed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Encoding</source>
        <extracomment>Column: the content coding of a response, such as gzip.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decoded</source>
        <extracomment>Column: size of a body before it was compressed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ratio</source>
        <extracomment>Column: how many times as large a body was before it was compressed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 open</source>
        <extracomment>A WebSocket that is open; %1 its status code.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 closing</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ExchangeOverview</name>
    <message>
        <source>Overview of the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited behind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Held the loop for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Caller's span</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <extracomment>%1 method, %2 path, %3 where the handler runs.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none matched</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>another handler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>#%1 from %2</source>
        <extracomment>%1 the number of a connection, %2 the client's address and port.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, kept open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, closed after it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>request %1 + %2, response %3 + %4 (head + body)</source>
        <extracomment>Sizes of the four parts of an exchange.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n wait</numerusform>
            <numerusform>%n waits</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3, from %4</source>
        <extracomment>One wait of a request: %1 what it waited for, %2 what exactly, %3 how long, %4 how long after the start.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Total, the sum of these</source>
        <extracomment>Under a list of durations, which sum to it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Imported from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Client's times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server's address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy trace id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show log lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, written by %2</source>
        <extracomment>%1 the name of a file, %2 the program that wrote it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>blocked %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>DNS %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>connect %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS of it %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>send %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>wait %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>receive %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, request %2 of those kept</source>
        <extracomment>%1 a connection, %2 a number: how many requests came on it up to this one.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Findings</source>
        <extracomment>What the request tells by itself, such as that it held the loop: sentences.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Caching</source>
        <extracomment>What the fields about caches, conditions and ranges did: sentences.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1; the request's body was %2 without its %3</source>
        <extracomment>%1 what was said before; %2 a size, %3 a content coding, such as gzip.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1; the response's body was %2 before %3</source>
        <extracomment>%1 what was said before; %2 a size, %3 a content coding, such as gzip.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handshake</source>
        <extracomment>Of a WebSocket: how long it took until it was open.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subprotocol</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed</source>
        <extracomment>Of a WebSocket: with which code, and by whom: a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sent by</source>
        <extracomment>Who sent the request, as far as they have shown it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected</source>
        <extracomment>What was done to the request on purpose: "delay of 200 ms, error 503".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <extracomment>%1 and %2 numbers of messages of a WebSocket, as the server sees it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>its handshake took %1</source>
        <extracomment>%1 a duration; the handshake of TLS, before the first request of a connection.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1, of which %n are not kept; the handler waited %2 in those</source>
        <extracomment>%1 "5,000 waits"; %n of them have no line of their own, %2 a duration.</extracomment>
        <translation>
            <numerusform>%1, of which %n is not kept; the handler waited %2 in it</numerusform>
            <numerusform>%1, of which %n are not kept; the handler waited %2 in those</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::ExpireDialog</name>
    <message>
        <source>Time to Live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long “%1” is to live from now. One that does not expire stays until it is deleted or there is no room.</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ExportJob</name>
    <message>
        <source>values of the type “%1” cannot be exported</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it takes more than %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FaultEditor</name>
    <message>
        <source>In force</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Routes with injected faults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What is done to a route on purpose: %1 "GET /users", %2 "20 % answered 503".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FaultFields</name>
    <message>
        <source>Delay of the route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share that fails</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share that is reset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status of those that fail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>varies</source>
        <extracomment>Stands in a list of statuses: each of several routes fails with another one.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>503 Service Unavailable, 500 Internal Server Error, 429 Too Many Requests, 502 Bad Gateway, 504 Gateway Timeout; 429 and 503 say Retry-After</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> ms</source>
        <extracomment>The unit behind a number: milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body of the response is sent in ten pieces, over so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection is reset instead of an answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fails</source>
        <extracomment>A field: which share of the requests is answered with an error.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset</source>
        <extracomment>A field: for which share of the requests the connection is reset.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source> %</source>
        <extracomment>The unit behind a number: percent.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FaultWords</name>
    <message>
        <source>off</source>
        <extracomment>The value of a setting: nothing is delayed.
----------
Between the parts of a list.
----------
The route is switched off.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>up to %1</source>
        <extracomment>%1 a time: a random delay.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 more</source>
        <extracomment>What is done to a route on purpose; %1 a time, "50 ms" or "up to 50 ms".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 reset</source>
        <extracomment>What is done to a route on purpose; %1 a share, "20 %".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 answered %2</source>
        <extracomment>What is done to a route on purpose; %1 a share, "20 %", %2 a status code.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>body over %1</source>
        <extracomment>What is done to a route on purpose; %1 a time.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A time in seconds, short.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A time in milliseconds, short.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 ± %2</source>
        <extracomment>A random delay: %1 the middle of it, %2 how much less or more it can be; both are times.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>+%1</source>
        <extracomment>So much is added to the time of each request, short.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≤ +%1</source>
        <extracomment>Up to so much is added to the time of each request, short.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>+%1 ± %2</source>
        <extracomment>So much is added to the time of each request, short: %1 the middle, %2 how much less or more.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A share of the requests is answered with an error, short: "20 % 503".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>body %1</source>
        <extracomment>The body of a response takes so long, short.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FieldsView</name>
    <message>
        <source>Field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Value</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FileBodyEditor</name>
    <message>
        <source>Path of the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path of a file; it can be dropped here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Content type of the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File to send as the body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as the name says</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file is read when the request is sent. It may have up to %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no such file that can be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file has %1; up to %2 are sent from here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, read when the request is sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fi&amp;le:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Me&amp;dia type:</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FileExport</name>
    <message>
        <source>%1 is still being written. Wait for its end, or cancel it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Writing %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <extracomment>%1 a file, %2 what the system says.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not written: it was canceled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something is still being copied. Wait for its end, or cancel it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copying</source>
        <extracomment>%1 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was copied: it was canceled.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FilterField</name>
    <message>
        <source>How filters are written</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Suggestions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;How Filters Are Written</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>both words, anywhere, in any case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the text as it stands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>* stands for any letters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>what does not have it; what does not have both</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>what has one of them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (also: %2)</source>
        <extracomment>%1 what a field of a filter is, %2 other names of it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operators: : = != &lt; &lt;= &gt; &gt;=. Several values: method:GET,PUT. A range: status:200..299, dur:10ms..1s. Units: ns us ms s min; b kb mb gb kib mib gib. Down offers what can follow; Escape clears.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Words, and conditions such as status&gt;=400; the question mark tells all of them</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FilterPopup</name>
    <message>
        <source>Suggestions</source>
        <extracomment>The list of ways in which a filter could go on.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FindBar</name>
    <message>
        <source>Close the search (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Aa</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>.*</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find by a regular expression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>↑</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>↓</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace this place and go to the next (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace all places; one undo takes it back</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of more than %2</source>
        <extracomment>%1: which place is selected; %2: how many are counted, there are more.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1: which place is selected; %2: how many there are.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FindingModel</name>
    <message>
        <source>Last</source>
        <extracomment>A column: when it was found last.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Times</source>
        <extracomment>A column: how often.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Worst</source>
        <extracomment>A column: the time that the worst of them cost.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the timeline tells by itself: show or hide the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Newest finding</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Show in the Lanes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom to the newest of them, and select it (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Findings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected ones as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Findings as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lear the Findings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget what was found so far; what comes is found anew</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No finding is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <extracomment>How many things the timeline tells by itself: one for each kind and route, however often it was so.</extracomment>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Occurrences</source>
        <extracomment>A menu of the times at which the same was found.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 a time of day, %2 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2 times in all</source>
        <extracomment>%1 "2 findings", %2 a number above one: how often they were made, all together.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FirstStepsCard</name>
    <message>
        <source>First steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close; Help → First Steps shows it again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the first steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <extracomment>The steps of the first start; the buttons do them.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It listens on this machine only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends %1 from the Sender</source>
        <extracomment>%1 a request, such as GET /async-endpoint.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>See it in Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where its time went, and both messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read the API docs (optional)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opens the documentation of this server in the browser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step %1: %2</source>
        <extracomment>%1 a number, %2 a step.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>That is it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whatever calls this server now is seen here. Ctrl+K finds all that can be done.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From an empty window to a request that you see, in under a minute.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 a number, %2 a step.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Done: %1</source>
        <extracomment>%1 a step that was taken.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Play the first lesson</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Five minutes, on a server of its own: your data stays as it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load sample data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fills an empty database with 10,000 users and 100,000 orders; starts the server if need be</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FlightChart</name>
    <message>
        <source>Request %1: %2</source>
        <extracomment>%1 a number, %2 what became of it: "ran the handler".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>began after %1, took %2</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>answer made by request %1</source>
        <extracomment>%1 the number of a request.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln database statement(s)</source>
        <translation>
            <numerusform>%Ln database statement</numerusform>
            <numerusform>%Ln database statements</numerusform>
        </translation>
    </message>
    <message>
        <source>status %1</source>
        <extracomment>%1 a status code.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests over time, by what became of them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“Show as table” has the same as text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>first answer made</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FlightModel</name>
    <message>
        <source>Began (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Took (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request whose handler made the answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Began</source>
        <extracomment>Column: when a request began, after the first.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it did</source>
        <extracomment>Column: what became of a request.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Made by</source>
        <extracomment>Column: another request.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FlightPanel</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handler runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited for it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Out of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often the handler of the route was run for these requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SQL statements that these requests ran, as their records have them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that got the answer which was being made for another one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::FolderEditor</name>
    <message>
        <source>the XDG data folder</source>
        <extracomment>Stands in the field while no data folder is set.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>standard error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <extracomment>Stands in the field while no file is set for the access log. Stands in the field while no folder is served.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>in the certificate file</source>
        <extracomment>Stands in the field while no file is set for the key of a certificate.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>beside the settings file</source>
        <extracomment>Stands in the field while no file is named: where the policies of routes are then.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::GridView</name>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the R&amp;ows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HarExportDialog</name>
    <message>
        <source>&amp;Include secrets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export requests as HAR</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Selected requests (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Requests shown (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;All requests kept (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Without it, values of Authorization, Cookie, API keys and tokens are dots. Bodies are written as they are: look for secrets in them before you pass the file on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;File:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP archives (*.har)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is a folder. Add the name of a file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is a device, not a file. Choose another name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This file is there already and will be replaced.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HarReportDialog</name>
    <message numerus="yes">
        <source>%n request(s) imported</source>
        <translation>
            <numerusform>%n request imported</numerusform>
            <numerusform>%n requests imported</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from “%2”.</source>
        <extracomment>%1 "12 requests imported", %2 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 from “%2”, written by %3.</source>
        <extracomment>%1 "12 requests imported", %2 the name of a file, %3 the program that wrote it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was left out:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was left out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HarTransfer</name>
    <message>
        <source>Exporting to %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Importing %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is not a file that could be written anew. Choose another name.</source>
        <extracomment>%1 a path.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be written: %2. What stood there before is unchanged. Make room or choose another place, and export again.</source>
        <extracomment>%1 a file with its folder, %2 the system's own words, such as "No space left on device".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be opened: %2.</source>
        <extracomment>%1 a file, %2 the system's own words, such as "Permission denied".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is too large: it has %2, and at most %3 are read.</source>
        <extracomment>%1 the name of a file, %2 and %3 sizes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HeaderModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HeatMap</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A duration on an axis: %1 a number, %2 its unit (µs, ms, s).</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency heat map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“Show as table” has the same as figures.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&lt; %1</source>
        <extracomment>A band of latencies: less than that.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≥ %1</source>
        <extracomment>A band of latencies: that or more.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A band of latencies: from %1 to less than %2.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n request(s) took %1</source>
        <extracomment>%n requests; %1 a band of latencies: "1.33 ms – 1.78 ms".</extracomment>
        <translation>
            <numerusform>%n request took %1</numerusform>
            <numerusform>%n requests took %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No request ended in this time.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HeatPanel</name>
    <message>
        <source>Heat map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many requests took how long: a column for each interval, a row for each band of latency, on a logarithmic scale. Two clouds are two kinds of requests, which no percentile tells.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>requests</source>
        <extracomment>Beside the colours of a heat map.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HeatScale</name>
    <message>
        <source>Colours: none is used</source>
        <extracomment>The legend of a heat map: the darkest colour is for so many.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colours: 1 to %1 requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many requests took so long in one interval. Each colour is for a few times as many as the one before.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HexView</name>
    <message>
        <source>Offset %1 (%2), byte %3</source>
        <extracomment>for screen readers: an offset in hexadecimal and decimal, then a byte</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text, or bytes as de ad or 0xdead</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy as Hexadecimal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;Base64</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HistoryView</name>
    <message>
        <source>Show Response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use This Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was sent from this tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the response of the selected line again (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put the request of the selected line into the editor; Undo brings back what is there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget what was sent from this tab; Undo brings it back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>newest %1, %2 of bodies</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The newest %1 are kept, with at most %2 of responses together, until the window is closed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select two lines that have a response to see where they differ</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load Run…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the request of the selected line many times, and measure; of several lines, one after the other and round again</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::HostListEditor</name>
    <message>
        <source>Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>api.example.test</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: new name</source>
        <extracomment>%1 is the name of a setting that is a list: "Allowed hosts".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add to %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove from %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>https://app.example.test</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ImageView</name>
    <message>
        <source>The picture has %1 × %2 pixels. That is too much to decode here; save it and open it elsewhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The drawing is too large to be shown here; save it and open it elsewhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decoding…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The picture could not be decoded: %1. Its bytes can be seen as Hex.</source>
        <extracomment>%1: why, in English</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 × %2 · %3</source>
        <extracomment>width, height, file format of a picture</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 · the first of %n frames</source>
        <translation>
            <numerusform>%1 · the first of %n frames</numerusform>
            <numerusform>%1 · the first of %n frames</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ImportJob</name>
    <message>
        <source>line %1 is longer than %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Line %1: %2</source>
        <extracomment>%1 a number, %2 why the line cannot be taken.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the memory store keeps strings only, and this is a %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Import %Ln key(s)</source>
        <extracomment>What can be undone.</extracomment>
        <translation>
            <numerusform>Import %Ln key</numerusform>
            <numerusform>Import %Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::ImportReport</name>
    <message>
        <source>Import</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The import of %1 ended early: %2.</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The import was canceled.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were made.</source>
        <translation>
            <numerusform>%Ln key were made.</numerusform>
            <numerusform>%Ln keys were made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were replaced.</source>
        <translation>
            <numerusform>%Ln key were replaced.</numerusform>
            <numerusform>%Ln keys were replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were there already and stayed as they were.</source>
        <translation>
            <numerusform>%Ln key were there already and stayed as they were.</numerusform>
            <numerusform>%Ln keys were there already and stayed as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be taken:</source>
        <translation>
            <numerusform>%Ln line could not be taken:</numerusform>
            <numerusform>%Ln lines could not be taken:</numerusform>
        </translation>
    </message>
    <message>
        <source>The import is too large to be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lines that could not be taken</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::IndexTrial</name>
    <message>
        <source>Before the change: run %1 of %2 at most</source>
        <extracomment>An index is going to be changed; %1 and %2 numbers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The index is being changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The statement is being explained</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After the change: run %1 of %2 at most</source>
        <extracomment>An index was changed; %1 and %2 numbers.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::JsonTableModel</name>
    <message>
        <source>(value)</source>
        <extracomment>heading of a column with the elements that are no objects</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::JsonTableView</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Sort by This Column</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The first %n column(s) are shown; the tree has all members.</source>
        <translation>
            <numerusform>The first %n column are shown; the tree has all members.</numerusform>
            <numerusform>The first %n columns are shown; the tree has all members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n row were written to %1.</numerusform>
            <numerusform>%n rows were written to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The table could not be written to %1: %2. Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::JsonTreeModel</name>
    <message>
        <source>[%1 … %2]</source>
        <extracomment>a group of elements, by the first and the last one's number</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nested too deep for the tree; see it as text</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message>
        <source>object</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>array</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>string</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>boolean</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::JsonTreeView</name>
    <message>
        <source>&amp;Copy Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n row(s) are unfolded. What is below them stays folded, as it would be too much to look at.</source>
        <translation>
            <numerusform>%n row are unfolded. What is below them stays folded, as it would be too much to look at.</numerusform>
            <numerusform>%n rows are unfolded. What is below them stays folded, as it would be too much to look at.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Unfold All Below</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Fold All</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyBindings</name>
    <message>
        <source>Press a key.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 belongs to the controls of the window: with it one moves, edits and confirms. Add Ctrl or Alt.</source>
        <extracomment>%1 a key, such as Tab.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 alone is typed into fields and lists. Add Ctrl or Alt.</source>
        <extracomment>%1 a key, such as A or Shift+A.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyFilter</name>
    <message>
        <source>Pattern of keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys like user:*</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without these is looked for anywhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type of keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All types</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Separator of folders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What stands between the parts of a key: “:” or “/”, or several characters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyModel</name>
    <message>
        <source>no limit</source>
        <extracomment>The time that a key has left to live.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in whole seconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires at %1</source>
        <extracomment>%1 a moment: date and time.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read while a key is in sight. Sorted by it, keys that were not in sight yet come last.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TTL</source>
        <extracomment>Column: time to live.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyPrompts</name>
    <message>
        <source>There is such a key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is there already. It would be replaced.</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store does not take it: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename the Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New name (\n, \t and \x00 are such bytes)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The name cannot be taken: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the key's name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was not renamed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store does not do it: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a key of that name since a moment. Try again.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyRecorder</name>
    <message>
        <source>Press the keys… (Esc cancels)</source>
        <extracomment>On a button while it waits for keys.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, …</source>
        <extracomment>%1 keys that were pressed so far: more may follow.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyStore</name>
    <message>
        <source>“%1” cannot be undone any more: what the keys were was let go for newer changes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: the value takes %2 of memory. To undo the change the value would have to be kept, and at most %3 are.</source>
        <extracomment>%1 what is to be done, %2 and %3 sizes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Do it without undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it has changed meanwhile</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was not undone: the server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were not restored, since there is one of that name again: %1.</source>
        <translation>
            <numerusform>%Ln key were not restored, since there is one of that name again: %1.</numerusform>
            <numerusform>%Ln keys were not restored, since there is one of that name again: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were not restored: %1.</source>
        <translation>
            <numerusform>%Ln key were not restored: %1.</numerusform>
            <numerusform>%Ln keys were not restored: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not undone, at least not all of it: %2.</source>
        <extracomment>%1 a change, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was not done again: the server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was not done again: %2.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyTips</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A tooltip: %1 what a button does, %2 its key.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyTree</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyValueModel</name>
    <message>
        <source>A value needs a name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: it is required.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a parameter, then a sentence that says what is wrong with its value</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Part of the path: it is always sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (default)</source>
        <extracomment>a parameter's value where none is typed</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>description of a parameter, then its type</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Typing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: choose a file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make it a text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>a part of a form that is a file; %1 its path</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no file chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as the name says</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Content type</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyValueTable</name>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete row</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeyWork</name>
    <message>
        <source>Measuring the keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The keys were not deleted: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The values of %Ln key(s) take more than %1 of memory, which is the most that is kept for undo.</source>
        <translation>
            <numerusform>The values of %Ln key take more than %1 of memory, which is the most that is kept for undo.</numerusform>
            <numerusform>The values of %Ln keys take more than %1 of memory, which is the most that is kept for undo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete them without undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Deleting</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were deleted, then it ended: %1.</source>
        <extracomment>%1 why.</extracomment>
        <translation>
            <numerusform>%Ln key were deleted, then it ended: %1.</numerusform>
            <numerusform>%Ln keys were deleted, then it ended: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was canceled after %Ln key(s) were deleted.</source>
        <translation>
            <numerusform>It was canceled after %Ln key were deleted.</numerusform>
            <numerusform>It was canceled after %Ln keys were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were deleted.</source>
        <translation>
            <numerusform>%Ln key were deleted.</numerusform>
            <numerusform>%Ln keys were deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON lines (*.jsonl *.ndjson)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Exporting keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The export was canceled. Nothing was written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The keys could not be exported to %1: %2. Nothing was written.</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 and %2 sentences.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were exported to %1.</source>
        <translation>
            <numerusform>%Ln key were exported to %1.</numerusform>
            <numerusform>%Ln keys were exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) were passed over: %1.</source>
        <translation>
            <numerusform>%Ln key were passed over: %1.</numerusform>
            <numerusform>%Ln keys were passed over: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Replace keys that are there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keep keys that are there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Importing keys</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KeysView</name>
    <message>
        <source>The keys could not be read: %1. Try again.</source>
        <extracomment>%1 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key was not deleted: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The %Ln selected key(s)…</source>
        <translation>
            <numerusform>The %Ln selected key…</numerusform>
            <numerusform>The %Ln selected keys…</numerusform>
        </translation>
    </message>
    <message>
        <source>All keys that match the &amp;pattern and the type…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;All keys…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Prefix</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Find Keys of the Folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Unfold All</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 keys of %2 are shown; use a pattern to find others.</source>
        <extracomment>%1 and %2 numbers of keys.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2 of %3 looked at</source>
        <extracomment>%1 "1,200 keys", %2 and %3 numbers of keys.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Looking for keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys are shown while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No key matches</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Of %Ln key(s) none matches the pattern and the type.</source>
        <translation>
            <numerusform>Of %Ln key none matches the pattern and the type.</numerusform>
            <numerusform>Of %Ln keys none matches the pattern and the type.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No keys yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whatever requests put into the cache appears here; so does what you add.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a key…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All keys of the selected &amp;folders…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All keys of the selected &amp;folders, and the selected keys…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – about %2 of %3 looked at</source>
        <extracomment>%1 "1,200 keys", %2 and %3 numbers of keys; the store does not tell exactly.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::KnobsPane</name>
    <message>
        <source>Knobs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reset All Knobs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is injected, caches are on, threads and queues are as they were at first; Ctrl+Z takes it back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Stop Injecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No delay and no fault is injected any more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Workers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database threads</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The queues appear when the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delay of the database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delay of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delay of outbound calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>delay of the database</source>
        <extracomment>Each of these stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>delay of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>delay of outbound calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Threads that read an SQLite file, or connections to PostgreSQL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected delay, each time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outbound calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every job of the database takes so much longer, on its connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every command of a request or task to the cache waits so long before it is sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every call to another server waits so long before it is sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected into one route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is injected.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n injected</source>
        <extracomment>%n is how many knobs inject delays or errors.</extracomment>
        <translation>
            <numerusform>%n injected</numerusform>
            <numerusform>%n injected</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is injected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks of %1 at once</source>
        <extracomment>%1 the name of a queue of tasks.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its tasks run in order: one at a time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>number of database threads</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>switch of the route cache</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>switch of single flight</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>concurrency of %1</source>
        <extracomment>Stands behind "Undo"; %1 the name of a queue.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The concurrency of %1 was not changed: the server does not run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concurrency of %1</source>
        <extracomment>What is changed; %1 a queue.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The concurrency of %1 was not changed: %2</source>
        <extracomment>%1 a queue, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>faults of %1</source>
        <extracomment>Stands behind "Undo"; %1 a route, "GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>end of all faults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reset of all knobs</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected delay of the database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected delay of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected delay of outbound calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected into %1</source>
        <extracomment>What is changed; %1 a route, "GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Single flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time to live of cached routes</source>
        <extracomment>A mark in the charts: how long cached routes keep their answers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as each route says</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression of responses</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How hard responses are compressed, with what their client accepts: zstd, br, gzip or deflate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Off</source>
        <extracomment>How hard responses are compressed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Responses of cached routes are kept, and given again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where many ask for what is not kept, one request makes it and the others wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> s</source>
        <extracomment>The unit behind a number: seconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as declared</source>
        <extracomment>In place of 0 seconds: for how long a response is kept.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For how long cached routes keep their responses, all the same; also of what is kept already, which is given no longer than that. As declared: each route as its own policy says</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TTL</source>
        <extracomment>A field: time to live of cached responses.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>time to live of cached routes</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>level of compression</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>There are %n only: the log says why.</source>
        <extracomment>Workers that there are now; the number that was chosen is another one.</extracomment>
        <translation>
            <numerusform>There is %n only: the log says why.</numerusform>
            <numerusform>There are %n only: the log says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::LargeContentPage</name>
    <message>
        <source>Show as Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Its Bytes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save to a File…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This content is large: %1. As text it takes some seconds and about three times its size in memory.</source>
        <extracomment>%1: a size</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LatencyBar</name>
    <message>
        <source>All requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw all requests together, or up to five routes beside one another</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which percentiles and which charts are shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The figures of the charts as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A table of the routes: rates, errors, percentiles. What is checked there is drawn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the charts as a picture or the figures as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Pause the Charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Window of time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last %1 minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Let the charts stand still while more goes on (Space)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pause the charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Percentiles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>%1 a percentile or a chart.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Chart “%1”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Charts as a &amp;picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Charts as a &amp;drawing (SVG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Figures as &amp;CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Figures of the &amp;routes as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;opy the figures as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No route was asked for yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose in the table of routes</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message>
        <source>Routes drawn: %1</source>
        <extracomment>The name of a control: %1 which routes are drawn.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the table of routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Draw All Requests Together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show: %1</source>
        <extracomment>%1 a window of time: "Last minute".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LatencyCharts</name>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency, throughput and load over time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Heat map</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests in flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy share</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Background tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency by route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Throughput by route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>most at once</source>
        <extracomment>Requests in flight.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Times begin when the bytes of a request reached the socket, also while a handler held the loop and nobody could read them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that ended, by the class of their status.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests whose head was read and whose response was not yet written: the most at once in an interval.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The longest turn of each worker's event loop in an interval: while it lasts, everything else on that worker waits. Of this window: how late its frames were.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The share of time in which the event loop of a worker ran something.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections to the database that work, all of them, and jobs that wait for one: the most that the window saw, which looks several times a second.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Background tasks that wait for their turn or run: the most that the window saw, which looks several times a second.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LatencyPane</name>
    <message>
        <source>No requests yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency, throughput and loop lag are drawn here as soon as the server answers. Start it and send something, or point any client at its address.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency, throughput and loop lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The figures could not be written to %1: %2. Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Routes by latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Space draws the route in the charts or leaves it out; Enter draws it alone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Draw This Route Alone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the &amp;Figures of the Routes as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Left and Right read all charts at a moment; Space pauses.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Each point: the worst of %n second(s), of rates and busy shares their mean.</source>
        <extracomment>%n seconds.</extracomment>
        <translation>
            <numerusform>Each point: the worst of %n second, of rates and busy shares their mean.</numerusform>
            <numerusform>Each point: the worst of %n seconds, of rates and busy shares their mean.</numerusform>
        </translation>
    </message>
    <message>
        <source>What ended on each route is kept since %1.</source>
        <extracomment>%1 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The charts stand still since %1. %2 requests in %3 intervals came since.</source>
        <extracomment>%1 a time of day; %2 and %3 numbers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>At most %n routes are drawn at once. Leave one out first.</source>
        <translation>
            <numerusform>At most %n routes are drawn at once. Leave one out first.</numerusform>
            <numerusform>At most %n routes are drawn at once. Leave one out first.</numerusform>
        </translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Heat Map</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LatencyTableModel</name>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Req/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>2xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>3xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>4xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>5xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop held by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unknown</source>
        <extracomment>in a column that names who held the loop</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changes</source>
        <extracomment>Settings that were changed in that interval.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Connections to the database: %1 in use of %2.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many requests took %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <extracomment>Requests in flight, the most at once.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lag by worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Window lag</source>
        <extracomment>How long the window's own thread did not turn.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy</source>
        <extracomment>Share of time in which the workers' loops were busy.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>DB in use</source>
        <extracomment>Connections to the database in use.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>DB waiting</source>
        <extracomment>Jobs that wait for a connection to the database.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the number of a worker, %2 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LatencyTiles</name>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Half of the requests of the last interval took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95 % of the requests of the last interval took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>99 % of the requests of the last interval took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the event loop of the worst worker could not turn, in the last interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>of %n only</source>
        <translation>
            <numerusform>of %n only</numerusform>
            <numerusform>of %n only</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 connected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>held by %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>worker %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::Layouts</name>
    <message>
        <source>&amp;Reset Layout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Lecture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>L&amp;oad</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everything: routes, sender, timeline, latency, requests, log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For a room: timeline and latency large, requests short</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For load: load runs, sender, latency and knobs</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LegendButton</name>
    <message>
        <source>Show or hide %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show or hide this series</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LessonCard</name>
    <message>
        <source>Step of the lesson</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For the presenter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 the number of a lesson, "L1", %2 its title.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Which of a lesson's steps this is.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LessonPlayer</name>
    <message>
        <source>End</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;End the Lesson</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End the lesson: your own server and all its settings come back as they were</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reset the Lesson</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Begin again, on a fresh server and without what was measured</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read the &amp;File Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read the lesson's file again and begin again at this step: for who writes it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the lesson proves, of what was measured so far</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Presenter's &amp;Notes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What helps who presents; hidden in presenter mode until asked for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run the step, then the next one: the key of a presenter's remote control</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The step before; what it measured stays</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>R&amp;un</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Do what the step measures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Stop the Step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cut off what runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The next step, also where this one has not run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <extracomment>What a lesson does now: %1 "GET /users × 20", %2 and %3 numbers of actions.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The step did not run to its end: %1</source>
        <extracomment>%1 a sentence that says why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run it again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The step runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No lesson is played.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is the first step.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This step has nothing to run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This lesson checks nothing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>R&amp;un Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your server answers what is in flight, then the lesson's server starts…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The lesson's server starts…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It stops…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your own server comes back…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the step measured, as text for the clipboard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This step has measured nothing yet.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LessonPlayerBar</name>
    <message>
        <source>Progress of the step</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LessonShelfView</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Look Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read the lessons' files again: one may have changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each has a server of its own; your data stays as it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lesson</source>
        <extracomment>A column: how long a lesson takes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Played</source>
        <extracomment>A column: whether a lesson was played to the end.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Your own, from %1</source>
        <extracomment>A group of lessons: %1 the name of a folder.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Beyond the tutorial</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 the number of a lesson, "L1", %2 its title.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
    <message>
        <source>The other lessons are here. Mend the file, then look again.</source>
        <extracomment>Stands below the sentences that say what is wrong with a lesson's file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LessonsPane</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Play the &amp;First Lesson</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On a server of its own: your data stays as it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The lesson goes on as it was read before. %1</source>
        <extracomment>%1 what is wrong with the lesson's file, a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The lesson could not begin: %1 Your own server and settings are as they were.</source>
        <extracomment>%1 a sentence that says why.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LiveControls</name>
    <message>
        <source>&amp;Follow the Newest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the newest row in sight (End)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Pause the List</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Let the list stand still while more goes on (Space)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lear the List</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove all rows from the list; Ctrl+Z brings them back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>P&amp;in Rows on Top</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the selected rows in sight on top of the list (P)</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Only %n row(s) can be pinned. Unpin some first.</source>
        <translation>
            <numerusform>Only %n row can be pinned. Unpin some first.</numerusform>
            <numerusform>Only %n rows can be pinned. Unpin some first.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected rows as text, cells separated by tabs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the selected rows, or all that are shown, into a file for spreadsheets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Unpin All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unp&amp;in Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear the list of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The cleared rows cannot come back: newer ones have taken all of the room.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Writing %1…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export again…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The export was canceled; nothing was written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cop&amp;y Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The list is paused while %1 are selected. Space lets it go on.</source>
        <extracomment>%1 "100,000 requests"</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LiveTable</name>
    <message>
        <source>Order of &amp;arrival</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reset Columns</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LiveTableModel</name>
    <message>
        <source>%1 (ms)</source>
        <extracomment>Header of a column in an exported table: %1 is its name, what is in brackets the unit.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (bytes)</source>
        <extracomment>Header of a column in an exported table: %1 is its name, what is in brackets the unit.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadCharts</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <extracomment>A chart of how many requests are under way; its unit.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>req.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The load run over its seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>answers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50 uncorrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99 uncorrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>in flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>backlog</source>
        <extracomment>Requests that were due and are not sent yet.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>measured from here</source>
        <extracomment>A mark in the charts of a load run.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadCompareView</name>
    <message>
        <source>Differences between both</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The second becomes the first, against which it is compared</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the differences as a table, or the curves as a picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Differences as &amp;CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Curves as a &amp;picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Curves as a &amp;drawing (SVG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline of the first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline of the second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows its requests as lanes, and what the loops did meanwhile, as long as the recording keeps them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, uncorrected</source>
        <extracomment>A curve: %1 the name of a run.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline of %1</source>
        <extracomment>A button: %1 "Run 3", or a side of a race: "async".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadForm</name>
    <message>
        <source>Start load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/async-endpoint?delay_ms=20 or http://127.0.0.1:9000/</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A URL (http), or a path alone for the server of this window</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send neither header fields nor body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed: as fast as it answers</source>
        <extracomment>Kinds of load.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open: at a constant rate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/s</source>
        <extracomment>Behind a number: so many a second.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>for a time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>for a number of requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the load run (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop the load run; what was measured so far is shown (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed: each connection sends its next request when it has the answer to the last one, so a slow server gets less load. Open: requests are due at fixed times, as from people who know nothing of one another; latency counts from when they were due, so that a stall is not left out (no coordinated omission).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests a second over all connections, at most %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>So many are kept alive and are at work at once, at most %1. Of an open load: more than the rate needs, else requests wait here instead of at the server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What ends the measured part</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>At most an hour</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>At most %1; after an hour it ends anyway</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before that, so long, the same load is sent and not counted: caches fill, connections open. 0: none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For one request, at most an hour</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of the generator, at most %1. One makes many thousands of requests a second; more take cores away from the server</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n header field(s)</source>
        <translation>
            <numerusform>%n header field</numerusform>
            <numerusform>%n header fields</numerusform>
        </translation>
    </message>
    <message>
        <source>a body of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>with %1</source>
        <extracomment>%1 "3 header fields, a body of 12 B": what a request has besides its address.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type an address, or choose “Load run” at a route or a request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>→ %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each is sent as often as the others: the first, the second and so on, then the first again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load runs speak http and https, and this address is %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadPane</name>
    <message>
        <source>Load runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the load runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Load Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Past runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Past Load Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Races</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Races of Twins</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No load run yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Many requests, as fast as they are answered or at a constant rate, and what that does to latency. Type an address above, or choose “Load run” at a route or in the Sender.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Start the Load Run, or the Race</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starts what the front page says (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;top the Load Run, or the Race</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stops what is on (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Race the Twins</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Races the pair that was chosen last: which answers more under the same load</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server of this window is stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start it and the load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No load run and no race is on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A load run, or a race, is on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send load to %1</source>
        <extracomment>A button: %1 the name of another machine, or of several.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 has ended: %2/s, 99 % within %3.</source>
        <extracomment>%1 "Run 3: GET /json", %2 a rate, %3 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Load Run over Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Percentiles of the Load Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Histogram of the Load Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show All Figures of the Load Run</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadRequestList</name>
    <message>
        <source>Leave out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Takes the current request out of the list (Delete)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only this one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends the current request alone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that the load run sends in turn</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in turn</source>
        <translation>
            <numerusform>%Ln request in turn</numerusform>
            <numerusform>%Ln requests in turn</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <extracomment>%1 "3 requests in turn", %2 a server's host and port.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln server(s)</source>
        <translation>
            <numerusform>%Ln server</numerusform>
            <numerusform>%Ln servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::LoadResultView</name>
    <message>
        <source>Show as table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The figures of the charts as tables</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the result, or its charts, as a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies the command that does the same run in a terminal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Does the same run once more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Brings the Latency pane to the front, whose charts mark where the run began and ended: how the server saw it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows the requests of the run as lanes, and what the loops did meanwhile, as long as the recording keeps them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Progress of the load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Over time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Percentiles</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whole responses a second, of whatever status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Half of the requests were answered within this time. Raw: not counting how long they waited here to be sent (uncorrected)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>99 % of the requests were answered within this time. Raw: not counting how long they waited here to be sent (uncorrected)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The slowest of all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests without an answer, and answers 4xx and 5xx</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests under way at once; after the run: on average</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The command that does the same run was copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The load run over its seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency by percentile</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>uncorrected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests by latency</source>
        <extracomment>A chart: how many of all requests took how long.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All figures of the load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Result as &amp;JSON…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Intervals as &amp;CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>P&amp;ercentiles as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Percentiles as &amp;HdrHistogram text…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Charts as a &amp;picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Charts as a &amp;drawing (SVG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;opy the percentiles as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2 answers (%3)</source>
        <extracomment>%1 "Measuring", %2 a number, %3 "10 at once, 5 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>raw %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 wait to be sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>A load run: %1 its name, %2 "10 at once, 5 s", %3 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 in all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≈ %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>of %n only</source>
        <translation>
            <numerusform>of %n only</numerusform>
            <numerusform>of %n only</numerusform>
        </translation>
    </message>
    <message>
        <source>on average</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was stopped before its end; this is what was measured until then.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Corrected counts from when a request was due, uncorrected from when it was sent: the gap is what people wait for and a closed load hides.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By request</source>
        <extracomment>A page of the result: what became of each of several requests.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The requests of the load run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The command line sends one request; this run sends several in turn</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The requests are not told apart: that is done for up to %1 of them.</source>
        <extracomment>%1 a number.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadRunsModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a side of a race ("async"), %2 a request.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LoadRunsView</name>
    <message numerus="yes">
        <source>Remove %n Load Run(s)</source>
        <translation>
            <numerusform>Remove %n Load Run</numerusform>
            <numerusform>Remove %n Load Runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Load runs of this session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No load run yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each run of this session is kept here, to be looked at again and compared with another.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select one run to see it, or two to compare them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Compare the Last Two Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Selects the two newest runs, which are compared then; any two can be selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run A&amp;gain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Does the selected run once more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Remove the Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Takes the selected runs out of the list (Delete); Undo brings them back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as C&amp;ommand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies the command that does the same run in a terminal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save the Runs as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The list as a table for other programs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The newest %1 are kept, until the window is closed</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::LoadSession</name>
    <message>
        <source>Load run %1</source>
        <extracomment>A mark in the charts: %1 the number of a load run. Its value follows behind a colon.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 "GET /json", %2 "10 at once, 5 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load run %1 ended</source>
        <extracomment>A mark in the charts.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>So many answers a second.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it never began</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LogModel</name>
    <message>
        <source>Level</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Category, such as coroscope.http*</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text of the line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace id of the request that it belongs to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace id %1. Click, or press Enter, to open the request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <extracomment>Column: the request that a line of the log belongs to.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LogPane</name>
    <message>
        <source>Log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy T&amp;race Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln line(s) are hidden.</source>
        <translation>
            <numerusform>%Ln line are hidden.</numerusform>
            <numerusform>%Ln lines are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starts, stops, warnings and errors of the server appear here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned lines</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln line(s).</source>
        <translation>
            <numerusform>Cleared %Ln line.</numerusform>
            <numerusform>Cleared %Ln lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln line(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>Exported %Ln line to %1.</numerusform>
            <numerusform>Exported %Ln lines to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln line(s).</source>
        <translation>
            <numerusform>Copied %Ln line.</numerusform>
            <numerusform>Copied %Ln lines.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save the Log…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the selected lines, or all that are shown, into a text file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the &amp;Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the request that the line belongs to (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: gate  level&gt;=warning</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Paused, %n waiting</numerusform>
            <numerusform>Paused, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::MainWindow</name>
    <message>
        <source>Coroscope</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;About Coroscope</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Coroscope – %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use %1</source>
        <extracomment>A button: %1 is a port number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About Coroscope</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&lt;b&gt;Coroscope %1&lt;/b&gt;</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A workbench in which you see an async API run.

With Qt %1. Free software: GNU General Public License, version 3.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Undo</source>
        <extracomment>%1 what is taken back, such as "enable GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo</source>
        <extracomment>%1 what is done again, such as "enable GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;First Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the window remembers could not be written to %1: %2. It is tried again.</source>
        <extracomment>%1 is a file, %2 the system's reason.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The window's settings were damaged or of a newer version. They are kept as %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. Then the window closes. Close it again to stop at once.</source>
        <extracomment>%1 what a drain waits for: "Draining 3 requests, at most 8 s more".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>P&amp;ane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Knobs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The command line or the environment says how many.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace of the Selected Re&amp;quest…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request is selected.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) of the session stand in Requests now.</source>
        <translation>
            <numerusform>%Ln request of the session stand in Requests now.</numerusform>
            <numerusform>%Ln requests of the session stand in Requests now.</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests shows only what has ended. This one had not when the session was saved.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Accounts and Keys…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;ertificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is the lesson's own server; your data is untouched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End lesson</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>slow motion</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was done before the lesson can no longer be undone, for the lesson has data of its own.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::MessageComposer</name>
    <message>
        <source>Format</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message to send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ping</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Binary, in hexadecimal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Binary, from a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Indent the JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a ping, which the server answers with a pong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Code of the Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Code of the Close: 1000 to 1003, 1007 to 1014, or 3000 to 4999</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason of the Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Goes with the code; at most 123 bytes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the connection with that code and reason</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path of the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path of a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File to send as a message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no hexadecimal digit.</source>
        <extracomment>%1 a character.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A byte has two hexadecimal digits; the last one has only one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file is read when it is sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no such file that can be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of text, which is checked when it is sent.</source>
        <extracomment>%1 a size. Of bytes that are written in hexadecimal.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An empty message.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No JSON: line %1, column %2: %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>✓ JSON is valid · %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A Close has a code of 1000 to 1003, 1007 to 1014, or 3000 to 4999.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The reason has %1 bytes; at most %2 can be sent.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::MessageModel</name>
    <message>
        <source>Sent</source>
        <extracomment>A message of a WebSocket: which way it went.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <extracomment>Kinds of messages and frames of a WebSocket.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Binary</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ping</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text of the message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of the message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which way it went</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size of the message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Code of a Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the code and name of a Close, %2 the reason that came with it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connected</source>
        <extracomment>The handshake of a WebSocket is done.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connected, subprotocol %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · %2 after the ping</source>
        <extracomment>%1 what a pong says, %2 how long after its ping it came.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size (bytes)</source>
        <extracomment>Column in a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>In %n fragments</source>
        <translation>
            <numerusform>In %n fragments</numerusform>
            <numerusform>In %n fragments</numerusform>
        </translation>
    </message>
    <message>
        <source>Since the connection began</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Direction</source>
        <extracomment>Column: which way a message went.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::MessagesView</name>
    <message>
        <source>Messages of the WebSocket</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pinned messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which messages are shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All</source>
        <extracomment>Which messages of a WebSocket are shown.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages</source>
        <extracomment>Text and binary, without the control frames of the protocol.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Control</source>
        <extracomment>Pings, pongs and closes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All, one direction, text and binary messages, or pings, pongs and closes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: hello  kind:text</source>
        <extracomment>A placeholder with two examples; the words before the colon are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No message yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each message appears here as soon as it has come or gone.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln message(s).</source>
        <translation>
            <numerusform>Cleared %Ln message.</numerusform>
            <numerusform>Cleared %Ln messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln message(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>Exported %Ln message to %1.</numerusform>
            <numerusform>Exported %Ln messages to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln message(s).</source>
        <translation>
            <numerusform>Copied %Ln message.</numerusform>
            <numerusform>Copied %Ln messages.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save as JSON Lines…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the selected messages, or all that are shown, one JSON object a line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as JSON Lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;JSON Lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the selected messages, or all that are shown, one JSON object a line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy what the message says; of a binary one its bytes in hexadecimal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send A&amp;gain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the selected message once more (R)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit and Send…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>WebSocket: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No message fits</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n message(s) are hidden.</source>
        <translation>
            <numerusform>%n message is hidden.</numerusform>
            <numerusform>%n messages are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Paused, %n waiting</numerusform>
            <numerusform>Paused, %n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln older one(s) dropped</source>
        <extracomment>How many messages are not kept, since there was no room for them.</extracomment>
        <translation>
            <numerusform>%Ln older one dropped</numerusform>
            <numerusform>%Ln older ones dropped</numerusform>
        </translation>
    </message>
    <message>
        <source>The message is too large to be edited: of its kind, at most %1 are.</source>
        <extracomment>%1 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put the selected message where the next one is written</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as &amp;Text…</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::MonitorModel</name>
    <message>
        <source>Command, such as GET</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key, such as user:*</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Arguments behind the key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who sent it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of the database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::MonitorView</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pinned commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache commands</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln command</numerusform>
            <numerusform>%Ln commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln command(s).</source>
        <translation>
            <numerusform>Cleared %Ln command.</numerusform>
            <numerusform>Cleared %Ln commands.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln command(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>Exported %Ln command to %1.</numerusform>
            <numerusform>Exported %Ln commands to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln command(s).</source>
        <translation>
            <numerusform>Copied %Ln command.</numerusform>
            <numerusform>Copied %Ln commands.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Watch Commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show each command that the store is told (MONITOR). On a busy Redis that costs up to half of its speed, so it is off unless you switch it on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the &amp;Key of the Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the key in the tab Keys (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: user  cmd:GET</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The commands are not seen now: %1. It is tried again.</source>
        <extracomment>%1 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy redis-cli &amp;Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no commands.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No command matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln command(s) are hidden.</source>
        <translation>
            <numerusform>%Ln command are hidden.</numerusform>
            <numerusform>%Ln commands are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No command yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whatever the store is told from now on appears here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands are not watched</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While they are, each command that the memory store is told appears here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While they are, each command that Redis is told appears here, by whoever. On a busy Redis that costs up to half of its speed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Watch commands</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Paused, %Ln waiting</source>
        <translation>
            <numerusform>Paused, %Ln waiting</numerusform>
            <numerusform>Paused, %Ln waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2 not shown</source>
        <extracomment>%1 "1,200 commands", %2 a number of them that came too fast to be shown.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::NearMissView</name>
    <message>
        <source>No route comes near</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>This server declares %n route(s), and none is like %1.</source>
        <translation>
            <numerusform>This server declares %n route, and none is like %1.</numerusform>
            <numerusform>This server declares %n routes, and none is like %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why no route took this method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why no route took it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enable</source>
        <extracomment>%1 a route, "GET /users": for screen readers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enable %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open %1 in the Sender</source>
        <extracomment>%1 a route, "GET /users": for screen readers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is disabled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It would take this request now: it was disabled when the request came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its path fits, but %1 is taken before it: what is given as it is wins over a parameter.</source>
        <extracomment>%1 the path of a route.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It answers to every method but TRACE and CONNECT, not to %1.</source>
        <extracomment>%1 an HTTP method.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This path answers to %2, not to %1.</source>
        <extracomment>%1 an HTTP method, %2 a list of methods.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Segment %1 is “%2”. Did you mean “%3”?</source>
        <extracomment>%1 the number of a part of a path, %2 and %3 such parts.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Segment %1 is “%2”, not “%3”.</source>
        <extracomment>%1 the number of a part of a path, %2 and %3 such parts.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Segment %1 is “%2”. Upper and lower case count: did you mean “%3”?</source>
        <extracomment>%1 the number of a part of a path, %2 and %3 such parts.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The path lacks “%1” at its start.</source>
        <extracomment>%1 a part of a path.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The path lacks “%1” behind segment %2.</source>
        <extracomment>%1 a part of a path, %2 the number of such a part.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a slash too many: segment %1 is empty.</source>
        <extracomment>%1 the number of a part of a path.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Segment %1, “%2”, is too many.</source>
        <extracomment>%1 the number of a part of a path, %2 that part.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Segment %1 is empty, because two slashes follow each other; “%2” is declared there.</source>
        <extracomment>%1 the number of a part of a path, %2 what is declared there.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%2F is data and separates no segments. Write the slash as it is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The parameter %1 does not take “%2”</source>
        <extracomment>%1 a parameter, %2 the value that it was given.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 "The parameter … does not take …", %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it must be an integer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it must be a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it must be true or false</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it must be at least %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it must be at most %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>it must have at least %n character(s)</source>
        <translation>
            <numerusform>it must have at least %n character</numerusform>
            <numerusform>it must have at least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it must have at most %n character(s)</source>
        <translation>
            <numerusform>it must have at most %n character</numerusform>
            <numerusform>it must have at most %n characters</numerusform>
        </translation>
    </message>
    <message>
        <source>it must match the pattern %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it must be one of %1</source>
        <extracomment>%1 a list of words.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The host “%1” is allowed now</source>
        <extracomment>%1 the name of a host.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request names no host</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The host “%1” is not allowed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server answers only to names that it knows. Otherwise a web page could have a name of its own lead to this machine (DNS rebinding) and reach the server through your browser.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allowed: %1, and every loopback address.</source>
        <extracomment>%1 a list of host names.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the request again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allow This Host</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allow the host %1</source>
        <extracomment>%1 the name of a host: for screen readers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” cannot be allowed: --allow-host %2.</source>
        <extracomment>%1 what stood in the Host field, %2 "takes …": what is allowed there.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server answers for the host “%1” in this session.</source>
        <extracomment>%1 the name of a host.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::NewCredentialDialog</name>
    <message>
        <source>New Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New API Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A&amp;gain:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all</source>
        <extracomment>In an empty field: scopes of an account or a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it may do, with commas: %1. Nothing: everything</source>
        <extracomment>%1 a list: "read, write".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Scopes:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is shown now only. Copy it to where it is used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Make the Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Make the Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type a name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A name is one word without colons, of 128 bytes at most.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is a %1 already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type a password.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A password takes 1024 bytes at most.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type the password again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is no scope: it is one word.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The password cannot be kept: %1</source>
        <extracomment>%1 why, in English.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::NewTaskDialog</name>
    <message>
        <source>Schema of the payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New Task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is written here: the task gets {}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Payload and its schema</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Schema</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Make the Task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another name makes another queue: a–z, 0–9, _ . -</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Higher ones run first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When it runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unit of the delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>milliseconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unique key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no second one is queued while one with this key waits or runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeout of an attempt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> ms</source>
        <extracomment>A unit: milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pr&amp;iority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Unique key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Attempts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>as its kind says: %1</source>
        <extracomment>%1 what a kind of task takes where nothing else is said: a queue, a number, a time.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duplicate a Task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit and Retry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Queue It Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The payload is no JSON: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was not queued: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It has not ended: somebody has queued it meanwhile.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is gone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another task has its unique key now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task was not made: %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::NoticeBell</name>
    <message numerus="yes">
        <source>Notices: %n unread</source>
        <translation>
            <numerusform>Notices: %n unread</numerusform>
            <numerusform>Notices: %n unread</numerusform>
        </translation>
    </message>
    <message>
        <source>Notices: all read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Noti&amp;ces</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::NoticeList</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Notices, newest first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing has happened yet. What is done, or fails, is kept here.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::NumberRow</name>
    <message>
        <source>%1 to %2, default %3</source>
        <extracomment>%1 and %2 are the least and the greatest value of a setting, %3 is its default.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 Until then it is %2.</source>
        <extracomment>After the sentence that says what a setting takes: %1 is its value.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::OptionRow</name>
    <message>
        <source>Keep</source>
        <extracomment>A button: what holds for this session only is written into the settings.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep this value of %1 in the settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 Until then it is %2.</source>
        <extracomment>After the sentence that says what a setting takes: %1 is its value.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What %1 says cannot be used: %2</source>
        <extracomment>%1 is a file, %2 a sentence that says what the setting takes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set by %1 on the command line, which wins over the settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set by %1 on the command line, which wins over %2 in %3.</source>
        <extracomment>%1 is an option, %2 the value that a file has for it, %3 the file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set by %1 in the environment, which wins over the settings.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set by %1 in the environment, which wins over %2 in %3.</source>
        <extracomment>%1 is a variable, %2 the value that a file has for it, %3 the file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For this session only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It acts when Coroscope is started the next time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>default %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>acts at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>acts when the server starts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>acts when Coroscope starts</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::OverviewView</name>
    <message>
        <source>Hit ratio</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evicted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands a second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Single flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The cache, second by second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cached routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the Figures of the &amp;Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected rows, cells separated by tabs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Cached Routes as C&amp;SV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected routes, or all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request asked for the cache yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Routes whose answers are kept appear here with their hits and misses: GET /users/{id}, for one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests of cached routes that were answered out of the cache, of the last ten seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that waited for the answer to another one of the same key: that is single flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys that were dropped, since the memory is full</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys whose time to live ran out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route &amp;Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether answers of cached routes are kept. Off: every request runs its handler.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Single &amp;Flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether one request makes the answer that others of the same key wait for. Off: when an answer runs out, all of them run their handlers at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cache Charts as &amp;Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The figures of the charts as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write what the charts show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Cache Charts as a &amp;Picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Cache Charts as a &amp;Drawing (SVG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Figures of the Cache as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the charts or their figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redis, managed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Memory, instead of Redis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no connection to Redis at %1: %2. It is tried again; until then requests are answered from their source, without the cache.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connecting to Redis at %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redis is slow or fails too often: %1. For a moment it is not asked, and requests are answered from their source.</source>
        <extracomment>%1 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 With the package redis-server installed, a private Redis is started instead: restart then.</source>
        <extracomment>%1 a sentence that says that it is missing.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>of %Ln request(s)</source>
        <translation>
            <numerusform>of %Ln request</numerusform>
            <numerusform>of %Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>no requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 handlers run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 "Redis, managed", %2 where it is.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 which store and where, %2 a version.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hot copies</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hits from copies that the workers keep beside Redis: it was not asked for them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clients are connections that the store has, of this program and others</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none are kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not used now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not used now: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 which store, where and of which version, %2 "4 clients".</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln client(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PaletteModel</name>
    <message>
        <source>not available now</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PartEditor</name>
    <message>
        <source>Parts of the form</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ma&amp;ke it a text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add files as parts; they can also be dropped here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make the selected part a file, or choose another file for it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send the path as the text of the selected part</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most %1 together</source>
        <extracomment>how large a body may be; %1 a size</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files to add as parts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File of the part</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Add file…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PhaseBar</name>
    <message>
        <source>Phases: %1</source>
        <extracomment>%1 a list such as "Waiting 2 s, On the loop 40 µs".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PlanModel</name>
    <message>
        <source>%1 (threw %2 rows away)</source>
        <extracomment>%1 a condition in SQL, %2 a number of rows.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measured: rows that the step gave; of a scan in SQLite, rows of the table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows that the database expected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measured, with the steps below it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Access</source>
        <extracomment>What a step of a plan does to its table.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PlanView</name>
    <message>
        <source>Steps of the plan</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not run: its placeholders have no values. Give them below the statement to measure it.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>It took %1 and gave %Ln row(s).</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>
            <numerusform>It took %1 and gave %Ln row.</numerusform>
            <numerusform>It took %1 and gave %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its scans went through %Ln row(s).</source>
        <translation>
            <numerusform>Its scans went through %Ln row.</numerusform>
            <numerusform>Its scans went through %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PlansPage</name>
    <message>
        <source>Create the index and run again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before</source>
        <extracomment>Above one of two plans.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After</source>
        <extracomment>Above one of two plans.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Both plans, of before and after. Neither was run, so there are no times.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Half of the runs took at most %1 before and %2 after: %3 times as fast.</source>
        <extracomment>%1 and %2 durations, %3 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Half of the runs took at most %1 before and %2 after: %3 times as slow.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before %1, after %2: %3 times as fast.</source>
        <extracomment>%1 and %2 durations, %3 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before %1, after %2: %3 times as slow.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Create an index on %1 and run again</source>
        <extracomment>A button; %1 "orders(user_id)".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PolicyKeeper</name>
    <message>
        <source>There is no %1, so no route has a policy from it. The first change of a policy makes the file.</source>
        <extracomment>%1 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. Policies of routes are not kept this time.</source>
        <extracomment>%1 a sentence with the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A line of %1 is not used, and stays: %2</source>
        <extracomment>%1 a file, %2 "line 3: jitter=9h: takes a time …", in English.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no route %1, so its policy in %2 is not used. It stays there.</source>
        <extracomment>%1 a route, "GET /users", %2 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n route(s) have a policy, as they had when the program ended.</source>
        <translation>
            <numerusform>%n route has a policy, as they had when the program ended.</numerusform>
            <numerusform>%n routes have a policy, as they had when the program ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>A button: shows the routes that have a policy.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The policies of routes were not written to %1: %2</source>
        <extracomment>%1 a file, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PoolCharts</name>
    <message>
        <source>Wait for a connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs that wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for a connection over the last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>most at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait p95 %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln job(s) waited at once, at most</source>
        <translation>
            <numerusform>%Ln job waited at once, at most</numerusform>
            <numerusform>%Ln jobs waited at once, at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PoolLegend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PoolStrip</name>
    <message>
        <source>Connections over the last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“Show as table” has the same as text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nobody waited</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>at most %Ln at once</source>
        <translation>
            <numerusform>at most %Ln at once</numerusform>
            <numerusform>at most %Ln at once</numerusform>
        </translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>30 s ago</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>%1 a connection, %2 its state, %3 "12 jobs".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Short jobs</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln job(s) ended</source>
        <translation>
            <numerusform>%Ln job ended</numerusform>
            <numerusform>%Ln jobs ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) waited for a connection; p95 of the waits %1</source>
        <translation>
            <numerusform>%Ln job waited for a connection; p95 of the waits %1</numerusform>
            <numerusform>%Ln jobs waited for a connection; p95 of the waits %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PoolTableModel</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the last minute in which it had something to do</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements that it keeps prepared</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often it was lost and made anew</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Since (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy (%)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Since</source>
        <extracomment>For how long it has been in that state.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reconnects</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Prepared</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PoolTimeModel</name>
    <message>
        <source>Wait p95 (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy</source>
        <extracomment>How many connections were busy.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changes</source>
        <extracomment>Settings that were changed in that interval.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PoolView</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Pool as a &amp;Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs that wait for a connection now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95 % of the jobs of the last half minute or more waited at most so long for a connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs that ended, a second, over the last two seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Jobs that were answered 503, since the start: the queue was full, or there was no connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connections as a table, which can be copied and saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Pool as &amp;CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections that read (SQLite, which has one more that writes), or all connections (PostgreSQL). At once, while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>%1 connections in use, %2 all of them.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>oldest %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>–</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 "SQLite" or "PostgreSQL", %2 a file or a host.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no connection to the database: %1. It is tried again every few seconds; until then requests that need it are answered 503.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the &amp;Last Minute of the Pool as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Charts of the Pool as a &amp;Picture…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The charts as PNG or SVG</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 waited %2 for the network inside a transaction at %3: its connection was held meanwhile.</source>
        <extracomment>%1 a request ("POST /orders"), %2 a duration, %3 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections of the pool that work for a request now, of all; those of SQLite only read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Writer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The one connection of SQLite that writes, beside the pool; PostgreSQL has none of its own</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at work</source>
        <extracomment>The one connection of SQLite that writes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PredictionBox</name>
    <message>
        <source>Prediction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Predict</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keeps the prediction, to be compared with what is measured</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is no number. Type one, such as %1.</source>
        <extracomment>%1 a number as an example.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type a number first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Predicted: %1</source>
        <extracomment>%1 what was predicted, with its unit.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What do you think? Enter keeps it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was predicted.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::PurgeDialog</name>
    <message>
        <source>Purge Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all kinds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all queues</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>anywhere in id, payload, error or unique key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo (Ctrl+Z) brings them back, for half a minute.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Purge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a state.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tasks could not be counted: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No task that has ended is among these.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are purged: they are not shown or counted any more.</source>
        <translation>
            <numerusform>%Ln task are purged: they are not shown or counted any more.</numerusform>
            <numerusform>%Ln tasks are purged: they are not shown or counted any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tasks are among these; %2 of them are purged at once.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>&amp;Purge %Ln task(s)</source>
        <translation>
            <numerusform>&amp;Purge %Ln task</numerusform>
            <numerusform>&amp;Purge %Ln tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::QueriesPage</name>
    <message>
        <source>It waited %1 for the network (%2) inside an open transaction, which held its connection to the database, and its locks, meanwhile. Ask before the transaction, or after it.</source>
        <extracomment>%1 a duration, %2 an address.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements of the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open the Statement in the Database Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Explain the Statement of the Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Statement of the Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Statements of the Request as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Among the statements by fingerprint, or in the console (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This request asked nothing of the database.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln more statement(s) ran that were not kept.</source>
        <translation>
            <numerusform>%Ln more statement ran that were not kept.</numerusform>
            <numerusform>%Ln more statements ran that were not kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file that this request came from does not tell them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request is still running. What it asks of the database is shown when it has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement of a request is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements of the task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Explain the Statement of the Task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Statement of the Task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Statements of the Task as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This run of the task asked nothing of the database.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement of a task is selected.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::QueryModel</name>
    <message>
        <source>N+1 (×%1)</source>
        <extracomment>A statement that one request ran %1 times.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 until its first row was there, %2 more until the last</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When it began to run, after the request's first byte</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows read or changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it waited for a connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run</source>
        <extracomment>How long a statement ran.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::QueueModel</name>
    <message>
        <source>Paused</source>
        <extracomment>A queue: it begins no new task, or it does.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>a percentile of too few samples: about so much</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No task of this queue has run in the last minute.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Of %Ln run(s) of the last minute, in this process.</source>
        <translation>
            <numerusform>Of %Ln run of the last minute, in this process.</numerusform>
            <numerusform>Of %Ln runs of the last minute, in this process.</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concurrency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Depth</source>
        <extracomment>A column: tasks that wait in a queue.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Oldest wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ended/s</source>
        <extracomment>A column: runs that end in a second.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Retrying</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dead</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (ms)</source>
        <extracomment>%1 the name of a column: its unit is milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::QueuesView</name>
    <message>
        <source>Queues</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The last seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Pause the Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A paused queue begins no task; those that run go on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Its &amp;Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>List the tasks of the selected queue (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many tasks of the queue run at once, in all processes together. At once, while they run; 0 begins none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concurrency of the queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concurrency of the queue, as a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stored: %1</source>
        <extracomment>%1 a number: what the store has now.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The Chart of Tasks as a &amp;Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened in each second, as a table that can be copied and saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Queues as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With all of their figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Last &amp;Minutes of Tasks as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened in each second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Chart of Tasks as a P&amp;icture…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The chart as PNG or SVG</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the &amp;Name of the Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the name of the selected queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No queue is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concurrency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Concurrency of %1</source>
        <extracomment>%1 a queue.
----------
What is changed; %1 a queue.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Resume the Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Setting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The concurrency of %1 was not changed: %2.</source>
        <extracomment>%1 a queue, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not paused: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not resumed: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue %1</source>
        <extracomment>What is changed; %1 a queue.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>resumed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The queue %1 begins no new task now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The queue %1 begins tasks again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tasks of this queue run in the order in which they were made, one at a time; 0 begins none.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RaceView</name>
    <message>
        <source>Race</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers a second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99 latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No race yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Both get the same load, one after the other, and are drawn on one time axis. Choose a pair above, or type any two addresses of this machine.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is raced</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pairs that the routes declare as twins, or two addresses of your own</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pair</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/json or http://127.0.0.1:9000/</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>one after the other</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>both at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>So many requests are under way at once, at either side, at most %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long each side is measured</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before that, so long, it is not counted. 0: none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One after the other, so that neither takes anything away from the other; drawn as if they began together. Both at once shows how one disturbs the other.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the race (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop the race; what was measured so far is shown (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in Latency</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Brings the Latency pane to the front, whose charts mark where each side began and ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two addresses of your own</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What is wrong with one of two addresses: %1 "First" or "Second", %2 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A load run is on: it would disturb the race. It starts when that has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each side gets %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server of this window is stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start it and race</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>measured from here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2, %3 answers</source>
        <extracomment>A race that is on: %1 the side that runs now, %2 "Measuring", %3 a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send load to %1</source>
        <extracomment>A button: %1 the name of another machine.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The race was stopped before both sides had run.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ReadyQueueView</name>
    <message>
        <source>Coroutines that could go on and are kept back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 the number of a request, %2 its route.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>request</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln coroutine(s) kept back</source>
        <translation>
            <numerusform>%Ln coroutine kept back</numerusform>
            <numerusform>%Ln coroutines kept back</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; next is %2</source>
        <extracomment>%1 how many are kept back, %2 the one that goes on first.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ready queue is empty: nobody could go on and is kept back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ready for %1</source>
        <extracomment>%1 a duration: how long a coroutine could have gone on already.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestEditor</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Header fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a parameter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a header field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Params</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body</source>
        <extracomment>title of a tab with a mark that there is something in it</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path and query parameters of the address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeout in seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many redirects at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Without it anybody on the way can read and change what is sent. For servers of your own, with a certificate that you made.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows name lookup, connect and TLS of each request. Otherwise an open connection is used again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redirects:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>title of a tab, then how many entries it has</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body ●</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Also sent, unless named above: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields of the form</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Auth</source>
        <extracomment>title of a tab with a mark that there is something in it</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a text part</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Form (urlencoded)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Form (multipart)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A header field of W3C Trace Context, new for each request. By it the server's own times of the request are found. One that you type in Headers is sent instead.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trace:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Auth ●</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reve&amp;al secrets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Follow re&amp;directs, at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Verify the server's &amp;certificate (https)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a new connection each ti&amp;me</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a tracep&amp;arent of its own</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeo&amp;ut:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accept compressed responses</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accept-Encoding: %1, as browsers send it; the response is shown decoded. One that you type in Headers is sent instead.</source>
        <extracomment>%1 a list of content codings.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <extracomment>A tab: the next message of a WebSocket.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subprotocols of the WebSocket</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Names that are offered in Sec-WebSocket-Protocol, with commas between them; the server chooses one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subprotocols:</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestTab</name>
    <message>
        <source>Clear History</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The bodies of so many responses are too large to be kept; send it alone to see this one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send one request alone to see the server's own times here. The Requests pane has those of all.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use Earlier Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type an address, or choose a route in Routes, and press Ctrl+Enter. The response is shown here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for the response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste cURL Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request was filled from a cURL command.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request was filled from a cURL command. Not taken over: %1.</source>
        <extracomment>%1 a list of options and sentences</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of no meaning here: %1.</source>
        <extracomment>%1 options of curl such as -s, -o</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>title of a tab: %1 method, %2 path</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>→ %1</source>
        <extracomment>in front of the URL that is called</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The line above says why, and what can be done.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>%1 a status code, %2 how often</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n canceled</numerusform>
            <numerusform>%n canceled</numerusform>
        </translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Canceled after %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The calls of these are not kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The response of %1 to %2.</source>
        <extracomment>%1 a time of day, %2 a request such as GET /json</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its body made room for newer ones.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request went without a traceparent, so it cannot be told which of the server's records is its own. Switch it on in Options.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's record of it comes in a moment.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server kept no record of this request, as happens under a heavy load.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This server says nothing about its own time. One that sends a Server-Timing field is shown here, and so is the server of this window.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing listens on %1: the server of this window is stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start it and send again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start it and send all again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the files of the body …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for %1 … %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>← &amp;Back to all calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>← &amp;Back to the history</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Left out of the load run, since only %1 of their bodies were kept: %n request(s).</source>
        <extracomment>%1 a size.</extracomment>
        <translation>
            <numerusform>Left out of the load run, since only %1 of their bodies were kept: %n request.</numerusform>
            <numerusform>Left out of the load run, since only %1 of their bodies were kept: %n requests.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server tells its own times when the stream is over.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing more was read: %1.</source>
        <extracomment>%1 what is wrong with a stream of events, in English.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>WS %1</source>
        <extracomment>title of a tab: a WebSocket, %1 its path</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server answered the handshake with this response, so no WebSocket was opened.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its newest messages are in Body, one a line.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A WebSocket is open in this tab. Close it, then send again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Something is under way in this tab. Wait, or cancel it with Esc.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A load run sends requests, and this is a WebSocket. Choose an http address.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Left out of the load run, which sends requests and no messages: %n WebSocket(s).</source>
        <translation>
            <numerusform>Left out of the load run, which sends requests and no messages: %n WebSocket.</numerusform>
            <numerusform>Left out of the load run, which sends requests and no messages: %n WebSockets.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server answered %1 instead of a stream.</source>
        <extracomment>%1 a status code.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asking %1 for a token … %2</source>
        <extracomment>%1 a host and its port, %2 how long it takes up to now.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server tells its own times when the connection is over.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server answered %1 instead of opening it again.</source>
        <extracomment>%1 a status code.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed with %1, since the server broke the protocol: %2.</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 what the server did wrong, in English.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You cut the connection before the server had answered the Close.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection is gone: the server of this window was stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection is gone, without a Close (1006): the server ended, or the network broke.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>You closed it; the server answered with %1.</source>
        <extracomment>%1 the code and name with which a WebSocket was closed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server closed it with %1. %2</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 a sentence that says what that means.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server closed it with %1, “%2”. %3</source>
        <extracomment>%1 the code and name with which a WebSocket was closed, %2 the reason that came with it, %3 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A file is still being read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file was not sent: the connection that it was for was closed while it was read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was not sent: the connection is closed, or about to be.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was not sent: %1 still wait for the connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 answered without a bearer token.</source>
        <extracomment>%1 an address.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no token: the server answered %1.</source>
        <extracomment>%1 a status code.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no token: the server answered %1: %2</source>
        <extracomment>%1 a status code, %2 what the server says.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestTasksPage</name>
    <message>
        <source>Tasks of the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tasks of a request are shown while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the tasks…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This request made no task, or its tasks are not kept any more.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestsActions</name>
    <message>
        <source>&amp;Resend</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit and resend in the Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>E&amp;xport as HAR…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Import a HAR file…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;cURL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;HAR entry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy response &amp;body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;trace id</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n request(s) exported to “%1”.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>%n request exported to “%1”.</numerusform>
            <numerusform>%n requests exported to “%1”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 still runs; it can be sent again when it has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This request was refused before it could be read, so it cannot be sent again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not sent again: of its body, %2 of %3 were kept.</source>
        <extracomment>%1 method and path, %2 and %3 sizes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 goes to another server. Send it from the Sender, which shows the answer.</source>
        <extracomment>%1 a URL.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server does not run, so nothing was sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request was sent again; the filter hides it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is marked. Go to another request and compare again.</source>
        <extracomment>%1 method and path.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Left out, since it has not ended: %n request(s).</source>
        <translation>
            <numerusform>Left out, since it has not ended: %n request.</numerusform>
            <numerusform>Left out, since it has not ended: %n requests.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a HAR file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>HTTP archives (*.har);;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another file is being written or read. Wait until it is done.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 Left out: %n thing(s).</source>
        <extracomment>%1 a sentence.</extracomment>
        <translation>
            <numerusform>%1 Left out: %n thing.</numerusform>
            <numerusform>%1 Left out: %n things.</numerusform>
        </translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comp&amp;are with another</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comp&amp;are the two</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comp&amp;are with the one marked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in Timeli&amp;ne</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load Run…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load Run of These…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Left out of the load run, since they cannot be sent again as they were: %n request(s).</source>
        <translation>
            <numerusform>Left out of the load run, since they cannot be sent again as they were: %n request.</numerusform>
            <numerusform>Left out of the load run, since they cannot be sent again as they were: %n requests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A load run has at most %1 requests; %n request(s) were left out.</source>
        <extracomment>%1 a number.</extracomment>
        <translation>
            <numerusform>A load run has at most %1 requests; %n request was left out.</numerusform>
            <numerusform>A load run has at most %1 requests; %n requests were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a WebSocket. Open one like it from the Sender, which shows its messages.</source>
        <extracomment>%1 method and path.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sho&amp;w Source</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestsColors</name>
    <message>
        <source>C&amp;olour Rules…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which requests are coloured, and how</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestsPane</name>
    <message>
        <source>Filter requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show &amp;Detail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) are hidden.</source>
        <translation>
            <numerusform>%Ln request are hidden.</numerusform>
            <numerusform>%Ln requests are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No requests yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each request to this server appears here as it runs: who sent it, what it waited for, and how long.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running, so there is nothing to receive them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <extracomment>How many requests came while the list is paused.</extracomment>
        <translation>
            <numerusform>Paused, %n waiting</numerusform>
            <numerusform>Paused, %n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 shown of %2 requests.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter: users  status&gt;=400</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pinned requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Cleared %Ln request(s).</source>
        <translation>
            <numerusform>Cleared %Ln request.</numerusform>
            <numerusform>Cleared %Ln requests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln request(s) to %1.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>Exported %Ln request to %1.</numerusform>
            <numerusform>Exported %Ln requests to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln request(s).</source>
        <translation>
            <numerusform>Copied %Ln request.</numerusform>
            <numerusform>Copied %Ln requests.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request with the trace id %1 is not in the list (any more).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to the &amp;List</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the detail of a request, and go to the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request is not in the list any more.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RequestsTable</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ResponseView</name>
    <message>
        <source>&amp;Reveal secrets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Response header fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Head of the request as it was sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the head as it is shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From the start of the call to the last byte</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Received: head and body; the body has %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>after %n redirect(s), from %1</source>
        <translation>
            <numerusform>after %n redirect, from %1</numerusform>
            <numerusform>after %n redirects, from %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Headers (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the server itself says about the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request as it was sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server %1</source>
        <extracomment>title of a tab: how long the server itself took</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server-sent events of the response</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What came and went on the WebSocket</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ResultModel</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Bytes of a database: %1 the first of them as hex digits, %2 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ResultPage</name>
    <message>
        <source>Rows of the result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RevealView</name>
    <message>
        <source>What was measured</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A line of text: %1 the name of a figure, %2 its value.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>That is what was predicted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is not what was predicted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Well predicted: it is %1.</source>
        <extracomment>%1 a figure.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is %1: %2 times what was predicted.</source>
        <extracomment>%1 a figure, %2 a number such as 3.9.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is %1: what was predicted is %2 times that.</source>
        <extracomment>%1 a figure, %2 a number such as 3.9.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is %1, and %2 was predicted.</source>
        <extracomment>%1 and %2 figures.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measured: %1</source>
        <extracomment>%1 what: "p99".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RouteActivityDialog</name>
    <message>
        <source>Seconds ago</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activity of %1</source>
        <extracomment>Title of a window: %1 is a route, "GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests to %1 that ended in each of the last 60 seconds.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RouteFilterProxy</name>
    <message>
        <source>Method</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of handler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enabled or disabled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests since the start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that wait right now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Percent of answers that failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Median of the last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95th percentile of the last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>99th percentile of the last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is done to its requests on purpose</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open to all, or who calls is asked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scope that who calls needs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Section of the tutorial</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RouteModel</name>
    <message>
        <source>Other</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message>
        <source>No request in the last minute.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last minute: p50 %1, p95 %2, p99 %3, longest %4.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1 Only %n request(s): too few to trust.</source>
        <translation>
            <numerusform>%1 Only %n request: too few to trust.</numerusform>
            <numerusform>%1 Only %n requests: too few to trust.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers with a status of 500 and above, since the start.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, disabled</source>
        <extracomment>%1 a route, "GET /users": for screen readers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>A percentile of too few samples: about so much.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n in the last minute, at most %1 in a second</source>
        <extracomment>%n requests ended in the last minute; %1 is the most in one of its seconds.</extracomment>
        <translation>
            <numerusform>%n in the last minute, at most %1 in a second</numerusform>
            <numerusform>%n in the last minute, at most %1 in a second</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is disabled: it answers as if it were not declared.</source>
        <extracomment>%1 a route, "GET /users".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 answers had a status of 500 and above, since the start.</source>
        <extracomment>%1 of %2 requests; both are counts.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request since the start.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests since the start of the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests a second in the last minute; the newest second is on the right</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of the requests of the last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of answers with a status of 500 and above, since the start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests whose handler waits right now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last hit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, has a twin</source>
        <extracomment>%1 a route, "GET /users": for screen readers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1
Twins: %2. They can be raced.</source>
        <extracomment>%1 what a route does; %2 a pair of requests, "Blocking and async".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 a route, "GET /users", %2 what is done to it, "+200 ms, off": for screen readers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1
Injected: %2.</source>
        <extracomment>%1 what a route does; %2 what is done to it on purpose: "20 % answered 503".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Disabled: it answers as if it were not declared. Else: %1.</source>
        <extracomment>%1 what is done to a route on purpose: "20 % answered 503".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Disabled: it answers as if it were not declared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Injected: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is done to its requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether the server asks who calls, and which scopes they need</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is done to its requests on purpose: delays, errors, resets, slow bodies, off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Auth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The section of the tutorial on async APIs that it shows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tutorial</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RoutePolicyCommand</name>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::RoutePolicyPanel</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the policy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the policy (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where it does not, it is as if it were not declared: 404, or 405 where other methods of its path are</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>enable %1</source>
        <extracomment>Each stands behind "Undo"; %1 "GET /users" or "3 routes".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>disable %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a route to see its policy</source>
        <extracomment>A title; %1 "GET /users" or "3 routes".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Policy of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>policy of %1</source>
        <extracomment>Stands behind "Undo"; %1 "GET /users" or "3 routes".</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RouteTableModel</name>
    <message>
        <source>Checked: the charts draw it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the window of time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answers of 500 and above, in the window of time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slowest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Req/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error share</source>
        <extracomment>The share of requests that failed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Since %1: there were too many different latencies to keep them for longer.</source>
        <extracomment>%1 a time of day. Why percentiles are of less than the window of time that is chosen.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of all requests that ended in the window of time: the latencies themselves are put together, not the percentiles of its parts. Of more than two minutes, the window begins up to a minute earlier.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RoutesPane</name>
    <message>
        <source>Routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in &amp;Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;cURL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No route matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This server declares none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show by tag, by path or as a list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View of the routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Disable Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enable &amp;All Routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;HTTPie</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;fetch (JavaScript)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activity as &amp;Table…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By &amp;Tag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By &amp;Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As a &amp;List</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Collapse All</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n disabled route(s)</source>
        <translation>
            <numerusform>%n disabled route</numerusform>
            <numerusform>%n disabled routes</numerusform>
        </translation>
    </message>
    <message>
        <source>Enable all</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>&amp;Disable %n Route(s)</source>
        <translation>
            <numerusform>&amp;Disable %n Route</numerusform>
            <numerusform>&amp;Disable %n Routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Enable %n Route(s)</source>
        <translation>
            <numerusform>&amp;Enable %n Route</numerusform>
            <numerusform>&amp;Enable %n Routes</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Enable Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As It &amp;Was</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>It hides %n route(s).</source>
        <translation>
            <numerusform>It hides %n route.</numerusform>
            <numerusform>It hides %n routes.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Load Run…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Race the Twins</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Policy…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear Polic&amp;y</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It answers, and nothing is injected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;low: 200 ms ± 50 ms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Flaky: 20 % Answered 503</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Overloaded: All Answered 429</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reset: All Connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow &amp;Body: 2 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as coroscope-client &amp;ws</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;Python (websockets)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as new WebSocket (&amp;JavaScript)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as &amp;QWebSocket (C++)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Only Routes with a Policy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>clear policy of %1</source>
        <extracomment>Stands behind "Undo"; %1 "GET /users" or "3 routes".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>end of what is injected into routes</source>
        <extracomment>Stands behind "Undo".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>policy of %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Injected into %n route(s)</source>
        <extracomment>%n routes are delayed, fail and so on, because somebody wants it.</extracomment>
        <translation>
            <numerusform>Injected into %n route</numerusform>
            <numerusform>Injected into %n routes</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop injecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No route that is chosen has a policy.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Inject</source>
        <extracomment>A menu: policies of routes that are often wanted, "Slow: 200 ms ± 50 ms".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show S&amp;ource</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RowRulesDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>De&amp;faults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colour rules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The first rule that fits a request colours its row. Point at the mark of a row to read which rule it is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put the rules back that the program came with; Ctrl+Z undoes it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Default colour rules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch a colour rule on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch a colour rule off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter of the rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For example: status&gt;=500  dur&gt;1s</source>
        <extracomment>A placeholder with two examples; the words before the signs are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As the filter</source>
        <extracomment>Placeholder for the name of a colour rule.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colour of the rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F&amp;ilter:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit a colour rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name a colour rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colour of a rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a rule, and write which requests it colours.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>There can be %n rule(s) at most.</source>
        <translation>
            <numerusform>There can be %n rule at most.</numerusform>
            <numerusform>There can be %n rules at most.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a colour rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove a colour rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move a colour rule</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RowRulesModel</name>
    <message>
        <source>Without a filter the rule fits no row.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New rule</source>
        <extracomment>A colour rule that has neither a name nor a filter yet.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RunTimesChart</name>
    <message>
        <source>not run</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>p50 %1, %2 to %3, %Ln run(s)</source>
        <extracomment>Of the runs of a statement: %1 the median, %2 the shortest and %3 the longest duration.</extracomment>
        <translation>
            <numerusform>p50 %1, %2 to %3, %Ln run</numerusform>
            <numerusform>p50 %1, %2 to %3, %Ln runs</numerusform>
        </translation>
    </message>
    <message>
        <source>How long the runs took, before and after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before: %1. After: %2.</source>
        <extracomment>%1 and %2 figures of the runs of a statement.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RunTimesModel</name>
    <message>
        <source>Before (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run</source>
        <extracomment>The number of a run of a statement.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::RunTimesView</name>
    <message>
        <source>How long the runs took, before and after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Runs as a &amp;Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long each run took, as a table that can be copied and saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the &amp;Runs as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long each run took</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs of the statement</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SampleData</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sample data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel adding sample data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Added %1 users and %2 orders.</source>
        <extracomment>%1 and %2 numbers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No sample data was added: it was canceled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No sample data was added: there are users or orders already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No sample data was added: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Adding sample data: %1 of %2 rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Adding sample data</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SaveRequestDialog</name>
    <message>
        <source>&amp;Write secrets into the file, where everybody who may read it sees them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>method and path</source>
        <extracomment>In an empty field.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;File:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In place of secrets (%1) stand variables such as {{token}}. A line @token = … at the top of the file gives one a value.</source>
        <extracomment>%1 a list of names: "Authorization and Cookie". {{token}} stays as it is.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ScheduleDialog</name>
    <message>
        <source>New Schedule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next five times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Next five times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is written here: the tasks get {}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Payload of its tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Make the Schedule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the times are given</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cron expression</source>
        <extracomment>A kind of schedule: by an expression of five fields.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>every</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cron expression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Minute, hour, day of month, month, day of week: *, 5, 1-5, 1,3, */10; or @hourly, @daily, @weekly, @monthly, @yearly</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unit of the interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Times that were missed while no server ran</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unique key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no second task is queued while one waits or runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;When</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>M&amp;issed times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Unique key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no time zone of that name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a date and time, %2 "in 12 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It never comes: there is no such day.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>✓ It can be used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The payload is no JSON: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedule was not made: %1.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ScheduleModel</name>
    <message>
        <source>every %1</source>
        <extracomment>%1 a duration: again and again, so far apart.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>skip them</source>
        <extracomment>What becomes of times that passed while no server ran.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>run once</source>
        <extracomment>What becomes of times that passed while no server ran.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>run all</source>
        <extracomment>What becomes of times that passed while no server ran.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>never</source>
        <extracomment>A schedule that has no time in the future.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a date and time, %2 "in 12 s".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When</source>
        <extracomment>A column: a cron expression or an interval.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Missed times</source>
        <extracomment>A column: what becomes of times that passed while no server ran.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After that</source>
        <extracomment>A column: the four times after the next one.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last</source>
        <extracomment>A column: when a schedule made a task last.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SchedulesView</name>
    <message>
        <source>Remove the schedule %1 of %2</source>
        <extracomment>What can be undone; %1 when it runs, %2 a kind of task.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Schedules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New &amp;Schedule…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make tasks again and again, by a cron expression or at an interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Remove the Schedule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It makes no more tasks; undo brings it back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Sc&amp;hedules as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All of them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Times of the Schedule</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy its expression or interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedules could not be read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedule %1 of %2 was made.</source>
        <extracomment>%1 when a schedule runs, %2 a kind of task.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedule was not removed: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedule was gone before.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedule %1 of %2 was removed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schedule was not brought back: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No schedule is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no schedules.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No schedules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Schedules are shown while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the schedules…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No schedules yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A schedule makes a task again and again: every ten seconds, or each weekday at six in Berlin. It goes on after a restart.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make a schedule…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln schedule(s)</source>
        <translation>
            <numerusform>%Ln schedule</numerusform>
            <numerusform>%Ln schedules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::SchemaModel</name>
    <message>
        <source>view</source>
        <extracomment>What something in a database is.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>table</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 "5 columns", %2 "2 indexes".</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln index(es)</source>
        <translation>
            <numerusform>%Ln index</numerusform>
            <numerusform>%Ln indexes</numerusform>
        </translation>
    </message>
    <message>
        <source>counting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>primary key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>refers to %1</source>
        <extracomment>A foreign key: %1 "users.id".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not null</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>default %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unique index</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>index</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>on %1</source>
        <extracomment>Columns that an index is on: %1 "user_id, amount".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SchemaView</name>
    <message>
        <source>&amp;Read the Schema Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read tables, columns and indexes again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Count the Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Count the rows of the selected table, or of all tables; that reads them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Show Rows of the Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A SELECT of the selected table, in the console (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tables, columns and indexes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the &amp;Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the S&amp;QL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schema could not be read: %1. Try again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The rows of %1 could not be counted: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no tables.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No table is selected.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln table</numerusform>
            <numerusform>%Ln tables</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the schema</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tables, columns and indexes appear here in a moment.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The schema is read while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No tables</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The database holds no table.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read it again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Counting rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>that takes longer than %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SecretPolicy</name>
    <message>
        <source>Secrets stay hidden in presenter mode</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SendHistory</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 method, %2 address</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>%1 a request, %2 how many of it were sent at once</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sent at</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SenderPane</name>
    <message>
        <source>Close Tab “%1”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that are open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New request in a tab of its own (Ctrl+T); at most %1 are open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Re&amp;open Closed Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Duplicate Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Rename Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to the &amp;Address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;History of the Tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear the History of the Tab</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n requests are open, and more are not kept open. Close one first.</source>
        <translation>
            <numerusform>%n requests are open, and more are not kept open. Close one first.</numerusform>
            <numerusform>%n requests are open, and more are not kept open. Close one first.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close (Ctrl+W); Ctrl+Shift+T opens it again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (copy)</source>
        <extracomment>name of a tab that was made from another</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close O&amp;ther Tabs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Load Run…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Collections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Collections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that are saved in files (Ctrl+Shift+E)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save to Collection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save to Collection &amp;as…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The variable {{%1}} has no value: write one in its place, or a line @%1 = … at the top of %2.</source>
        <extracomment>{{%1}} stays as it is, with a name in place of %1.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved “%1” to %2.</source>
        <extracomment>%1 a request, %2 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was changed in %2 since it was opened here. Close this tab and open it again to see what the file holds.</source>
        <extracomment>%1 the name of a request, %2 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” was changed in %2 since it was opened here. What the file holds is replaced by what this tab shows.</source>
        <extracomment>%1 the name of a request, %2 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ServedFolder</name>
    <message>
        <source>Ser&amp;ve a Folder…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the Served &amp;Folder in a Browser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop Serving the Fol&amp;der</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give the files of a folder under /static/; or drop one on the window</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No folder is served.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Serve a Folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is no folder that can be served.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The files of %1 are at %2.</source>
        <extracomment>%1 a folder, %2 an address.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The files of %1 are served as soon as the server runs, under /static/.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everybody who can reach this server on the network gets them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop Serving</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The files of %1 are no longer served.</source>
        <extracomment>%1 a folder.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Serve Again</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ServerBar</name>
    <message>
        <source>Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the API documentation of this server in the browser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;top Now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server (F5)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accept no more requests, answer those in flight, and stop (Shift+F5)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel what is in flight and stop at once (Shift+F5)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No address while the server is stopped</source>
        <extracomment>Stands where the server's address stands while it runs.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address of the server: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restart needed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the panes are arranged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Layout: %1</source>
        <extracomment>%1 the name of an arrangement of the window.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer what is in flight, stop, and start with the settings as they are now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;API Docs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server runs already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server does not run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed since the server started: %1. Answers what is in flight, then restarts it (Ctrl+F5). Shift+F5 only stops it.</source>
        <extracomment>%1 is a list of settings: "Port, Workers".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server does not run: it has no address.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ServerSettings</name>
    <message>
        <source>change of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reset of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reset of all settings</source>
        <extracomment>In the undo menu.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>return to earlier settings</source>
        <extracomment>In the undo menu.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ServerView</name>
    <message>
        <source>Select this request in the Requests pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Metric</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the call</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Metrics of the Server-Timing field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the server itself did, by its own clock. Waiting is hatched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in &amp;Requests</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SessionControl</name>
    <message numerus="yes">
        <source>A session of %Ln request(s) was saved to “%1” (%2).</source>
        <extracomment>%1 the name of a file, %2 a size.</extracomment>
        <translation>
            <numerusform>A session of %Ln request was saved to “%1” (%2).</numerusform>
            <numerusform>A session of %Ln requests was saved to “%1” (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A trace of %Ln request(s) was written to “%1”. ui.perfetto.dev and chrome://tracing open it.</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation>
            <numerusform>A trace of %Ln request was written to “%1”. ui.perfetto.dev and chrome://tracing open it.</numerusform>
            <numerusform>A trace of %Ln requests was written to “%1”. ui.perfetto.dev and chrome://tracing open it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save Session…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The last minutes of the timeline, without secrets, to be opened here or elsewhere</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save Session &amp;with Secrets…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The same with values of Authorization, Cookie, keys and tokens as they came</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open Session…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A saved session, read-only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Back to Live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The timeline shows the running server again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy Its Requests to the &amp;Requests Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Beside the live ones, as those of a HAR file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Trace for Perfetto (JSON)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All that is kept in the Trace Event Format, which ui.perfetto.dev and chrome://tracing open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another file is being written or read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No session is open.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline keeps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far back the timeline goes, and a session that is saved. The oldest leaves first, also where the memory below is full.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory of the timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How much its requests may take, with their heads, bodies and spans.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A loop is held too long from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What holds an event loop for longer, in one piece, is a finding. Stalls are watched from 50 ms; what is shorter is found when its request has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ms</source>
        <extracomment>A unit: milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sessions (*.coroscope)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export a trace</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Traces (*.json)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SessionTransfer</name>
    <message>
        <source>“%1” is not a file that could be written anew. Choose another name.</source>
        <extracomment>%1 a path.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be written: %2. What stood there before is unchanged. Make room or choose another place, and save again.</source>
        <extracomment>%1 a file with its folder, %2 the system's own words, such as "No space left on device".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saving %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Exporting to %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opening %1</source>
        <extracomment>%1 the name of a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” could not be opened: %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is too large: it has %2, and at most %3 are read.</source>
        <extracomment>%1 the name of a file, %2 and %3 sizes.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SettingEntries</name>
    <message>
        <source>Settings</source>
        <extracomment>In the command palette: where an entry belongs.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SettingMarks</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A setting that was changed: %1 its name, %2 its new value.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server started</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln worker(s)</source>
        <translation>
            <numerusform>%Ln worker</numerusform>
            <numerusform>%Ln workers</numerusform>
        </translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>The value of a setting; a route was switched on.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SettingRow</name>
    <message>
        <source>● Modified</source>
        <extracomment>On a setting that is not the default.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No setting matches</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each word has to stand in a setting's name, help or value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The settings file could not be read. What it held is kept as %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset &amp;All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The running server does not use these changes yet: %1.</source>
        <extracomment>%1 is a list of settings.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Restart now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept for this session only</source>
        <extracomment>%1 and %2 are paths of files; two lines.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The settings could not be written to %1: %2. They hold until Coroscope ends.</source>
        <extracomment>%1 is a file, %2 the system's reason.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The settings were not read, and the defaults are used. %1. With the first change it is kept beside as a backup, and a new file is written.</source>
        <extracomment>%1 is a sentence that names the file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put all settings back to their defaults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reset of all settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All settings are at their defaults.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Options in %1
The window in %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ShortcutsDialog</name>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same: "Ctrl+Enter or Ctrl+Return".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Add a Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>R&amp;eset All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Find by Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Press a key to see what it does</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Then press the key that shall do it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the list as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset all keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By default</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, changed</source>
        <extracomment>%1 the name of a command whose keys are not its default ones.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 has no key</source>
        <extracomment>%1 the name of a command.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys of: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove %1</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a command, %2 the group it belongs to.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 belongs to: %2. A key can do one thing only.</source>
        <extracomment>%1 a key, %2 commands.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Take It Over</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change keys</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SlowModel</name>
    <message>
        <source>Text of the statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it took</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows read or changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it waited for a connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where it ran</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opens the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lane</source>
        <extracomment>Whether a statement ran where it may write.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What its plan does</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SlowMotionBar</name>
    <message>
        <source>Step by ste&amp;p</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow &amp;Motion</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep coroutines back that could go on, so that one can watch them</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>S&amp;tep Once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The coroutine that has waited longest goes on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whose coroutines are kept back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long each is kept back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> ms</source>
        <extracomment>After a number: milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests of %1</source>
        <extracomment>%1 a route.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected one's route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request %1 alone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>requests of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>request %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>every request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow motion is off.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow motion is on: each coroutine of %1 that could go on waits until you step.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow motion is on: each coroutine of %1 that could go on is kept back for %2.</source>
        <extracomment>%1 whose: "every request", %2 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Turn Off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow motion</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SlowView</name>
    <message>
        <source>Slow statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the &amp;Request of the Slow Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select the request that the statement ran for (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Explain the Slow Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in the console how the database goes about the statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Slow Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the text of the statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Slow Log as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected statements, or all that are shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: orders  dur&gt;1s</source>
        <extracomment>A placeholder with two examples; the words before the signs are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the slow log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slower than</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> ms</source>
        <extracomment>A unit: milliseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slower than, milliseconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements that take longer enter the log, from now on. 0: all do.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>It ran for %1 until its first row was there, and for %2 more until the last of %Ln row(s).</source>
        <extracomment>%1 and %2 durations.</extracomment>
        <translation>
            <numerusform>It ran for %1 until its first row was there, and for %2 more until the last of %Ln row.</numerusform>
            <numerusform>It ran for %1 until its first row was there, and for %2 more until the last of %Ln rows.</numerusform>
        </translation>
    </message>
    <message>
        <source>Before that it waited %1 for a connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It failed: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement of a request is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) are hidden.</source>
        <translation>
            <numerusform>%Ln statement are hidden.</numerusform>
            <numerusform>%Ln statements are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No slow statement yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log all statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every statement of the server's requests appears here, with the request that ran it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no slow statements.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message>
        <source>It has no plan here: of a statement so long, only the beginning is kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its plan has not come yet. “Explain” asks for it now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It could not be explained: %1.</source>
        <extracomment>%1 what the database said.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asked for at %1, with the values that were bound then; the statement was not run again.</source>
        <extracomment>%1 a time of day.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Its values: %1.</source>
        <extracomment>%1 values of a statement's placeholders, as in SQL.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements that take longer than %1 appear here, with their plan and the request that ran them.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SlowlogModel</name>
    <message>
        <source>Duration (µs)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SlowlogView</name>
    <message>
        <source>Slow commands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slower than</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Read the Slow Commands Again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While this is in sight, it is read again every two seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Slow Command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As redis-cli takes it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Slow Commands as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected ones, or all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Empty the Log of Slow Commands…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SLOWLOG RESET, for everybody who reads it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> µs</source>
        <extracomment>A unit: microseconds.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slower than, microseconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A setting of the store itself, for everybody (slowlog-log-slower-than). 0: all commands.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Empty the log?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The log of slow commands is emptied for everybody who reads it. That cannot be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Empty it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The slow commands could not be read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was not emptied: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store does not take it: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The log is empty.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no slow commands.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No command is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slow commands are shown while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No slow command</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands that take the memory store longer than 10 ms appear here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands that take Redis itself longer than %1 appear here, whoever sent them.</source>
        <extracomment>%1 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Commands that take Redis itself long appear here, whoever sent them.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln command</numerusform>
            <numerusform>%Ln commands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::SocketView</name>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the connection with 1000 (Esc); the messages stay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the same WebSocket again; the messages stay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Received %1 · sent %2</source>
        <extracomment>%1 and %2 numbers of messages of a WebSocket.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <extracomment>State of a WebSocket: the connection is there.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No message yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write one in Message above, and send it with Ctrl+Enter.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None came before the connection was over.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SourcePane</name>
    <message numerus="yes">
        <source>%n request(s) wait at line %1</source>
        <extracomment>%1 the number of a line of code.</extracomment>
        <translation>
            <numerusform>%n request waits at line %1</numerusform>
            <numerusform>%n requests wait at line %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The handler in C++</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The same in Python, with FastAPI</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Whole Files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All of both files, in place of what belongs to the route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;C++</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy what is shown of the handler</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Python</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy what is shown of the counterpart</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route whose code is shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C++</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>FastAPI</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>FastAPI makes this route by itself, or has nothing like it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not in the tutorial</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tutorial: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A request waits outside of this file, at %1</source>
        <extracomment>%1 file and line: "cached_route.cpp:88".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In slow motion, the line is lit at which a request waits.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SqlBar</name>
    <message>
        <source>&amp;Run the SQL Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run the statement at the cursor, or the selected one (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Stop the SQL Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End the statement that runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Explain the SQL Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show how the database goes about it, and how long it takes (Ctrl+Shift+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SQL &amp;History</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements that ran before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Result as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The rows that are shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Result as &amp;JSON…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allow &amp;Writing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until the program ends, statements may change the database. Otherwise the database itself refuses, since the console's connection only reads.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements may change data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows to show at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A statement is running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no statement.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement is running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no result.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SqlHistory</name>
    <message>
        <source>No statement has run yet.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::SqlView</name>
    <message>
        <source>SQL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Values for the placeholders</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>42, "text", null</source>
        <extracomment>A placeholder; the values are JSON.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A value for each ? of the statement, in order, separated by commas: numbers, texts in quotation marks, true, false, null</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Values for ?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A statement runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No result yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write a statement above and run it with Ctrl+Enter. Statements can only read, unless writing is allowed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>List the users</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running for %1</source>
        <extracomment>%1 a duration.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – statement %2 of %3</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed in %1</source>
        <extracomment>%1 a duration.</extracomment>
        <translation>
            <numerusform>%Ln row changed in %1</numerusform>
            <numerusform>%Ln rows changed in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln row(s), since more would be too large, in %1</source>
        <translation>
            <numerusform>The first %Ln row, since more would be too large, in %1</numerusform>
            <numerusform>The first %Ln rows, since more would be too large, in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln row(s); there are more; in %1</source>
        <translation>
            <numerusform>The first %Ln row; there are more; in %1</numerusform>
            <numerusform>The first %Ln rows; there are more; in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) in %1</source>
        <translation>
            <numerusform>%Ln row in %1</numerusform>
            <numerusform>%Ln rows in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The index was not changed: the server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The index was not changed: a statement is running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” failed: %2.</source>
        <extracomment>%1 a statement, %2 what the database said.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A statement is running. Stop it first, then try again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It was stopped before the index was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is done. The statement could not be tried again: %2.</source>
        <extracomment>%1 a statement, %2 what the database said.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::StampedeRun</name>
    <message>
        <source>the answer has status %1</source>
        <extracomment>%1 a status code.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::StampedeView</name>
    <message>
        <source>&amp;Run a Stampede</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ask for one report with many requests at once, without single flight and then with it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Cancel the Stampede</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What came so far stays</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stampede as &amp;Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The requests of the drawing as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write what is shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Stampede as a &amp;Picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Stampede as a &amp;Drawing (SVG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save Its Requests &amp;without Single Flight as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save Its Requests with &amp;Single Flight as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the drawing or its requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A stampede that is run here, or the requests of a route or of one of its keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of which time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Around the last time that a handler made the answer, or all of the last seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>last fill</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>last 10 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>last minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> ms</source>
        <extracomment>Milliseconds, behind a number.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many ask at the same time, each on its own connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer takes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the handler needs to make the answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Without single flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With single flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The route cache is switched off: each request runs its handler, with single flight and without.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch it on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Single flight is switched off for all routes: a run with it is as one without.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – all keys</source>
        <extracomment>%1 a route: the requests for whatever of its answers.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 a route, %2 a key of the cache.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A stampede, without single flight and with it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No stampede yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When an answer that many want is not in the cache, all of them run its handler at once, and the database is asked the same by each. With single flight one makes it, and the others wait for that.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run a stampede</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <extracomment>How often the handler was run: a part of the next sentences.</extracomment>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln database statement(s)</source>
        <translation>
            <numerusform>%Ln database statement</numerusform>
            <numerusform>%Ln database statements</numerusform>
        </translation>
    </message>
    <message>
        <source>Without single flight %1 requests ran the handler %2, with %3.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With single flight %1 requests ran the handler %2, with %3.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) failed: %1.</source>
        <extracomment>%1 why the first of them did.</extracomment>
        <translation>
            <numerusform>%Ln request failed: %1.</numerusform>
            <numerusform>%Ln requests failed: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) left no record, so they are not drawn.</source>
        <translation>
            <numerusform>%Ln request left no record, so they are not drawn.</numerusform>
            <numerusform>%Ln requests left no record, so they are not drawn.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run was canceled.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The newest %Ln request(s) are shown.</source>
        <translation>
            <numerusform>The newest %Ln request are shown.</numerusform>
            <numerusform>The newest %Ln requests are shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>No request lately</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No answer was made lately</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nobody has asked for it in this time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the last minute no handler made this answer: nobody asked, or all got it out of the cache. “Last minute” shows these.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server has no route GET /cached-report.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The route GET /cached-report is disabled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A stampede is running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No stampede is running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>with single flight: %1 of %2 answered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>without single flight: %1 of %2 answered</source>
        <extracomment>%1 and %2 numbers of requests.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::StatTile</name>
    <message>
        <source>%1: %2</source>
        <extracomment>name of a figure, its value, a remark about it</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::StateButton</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a state of tasks ("Failed"), %2 how many are in it.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. A click shows these tasks alone, another one all.</source>
        <extracomment>%1 a sentence about a state of tasks.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::StatementDetail</name>
    <message>
        <source>Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that ran it last</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enter or a double click opens the request</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Ran %Ln time(s).</source>
        <translation>
            <numerusform>Ran %Ln time.</numerusform>
            <numerusform>Ran %Ln times.</numerusform>
        </translation>
    </message>
    <message>
        <source>Half of them took at most %1, 95 % at most %2, the longest %3; all together %4.</source>
        <extracomment>%1 to %4 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>They waited %1 for a connection, on average.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Failed %Ln time(s), the last time with: %1</source>
        <translation>
            <numerusform>Failed %Ln time, the last time with: %1</numerusform>
            <numerusform>Failed %Ln times, the last time with: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::StatementModel</name>
    <message>
        <source>Text of the statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often it ran</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time of all together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Median of its time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95th percentile of its time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The longest time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows read or changed, of all together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits for a connection, of all together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often one request ran it at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often it failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where it ran</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>×%1</source>
        <extracomment>How often one request ran a statement at most: "×20".</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>One request ran it %Ln time(s): once a row, where one statement for all rows would do (N+1).</source>
        <translation>
            <numerusform>One request ran it %Ln time: once a row, where one statement for all rows would do (N+1).</numerusform>
            <numerusform>One request ran it %Ln times: once a row, where one statement for all rows would do (N+1).</numerusform>
        </translation>
    </message>
    <message>
        <source>Statements that differ only in their values are one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From the start of the statement to its last row, of all together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For a connection, of all together; it is not in the other times</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often one request ran it at most; 5 or more is called N+1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50 (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95 (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In a request</source>
        <extracomment>How often one request ran the statement at most.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::StatementsView</name>
    <message>
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the whole text of the statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Statements as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected statements, or all that are shown, with their figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Its &amp;Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open Requests with those that ran the selected statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Explain the Selected Statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in the console how the database goes about the statement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: orders  p95&gt;10ms</source>
        <extracomment>A placeholder with two examples; the words before the signs are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No statement matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) are hidden.</source>
        <translation>
            <numerusform>%Ln statement are hidden.</numerusform>
            <numerusform>%Ln statements are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no statements.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln forgotten</source>
        <translation>
            <numerusform>%1, %Ln forgotten</numerusform>
            <numerusform>%1, %Ln forgotten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::StatusFigures</name>
    <message>
        <source>Listening on %1</source>
        <extracomment>%1 the server's address.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 req/s</source>
        <extracomment>Requests a second.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 dropped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loop lag %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loop held for %1 by %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loop held for %1</source>
        <extracomment>%1 a duration, %2 the route whose handler holds the event loop.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the server does. Opens the Log.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open connections of clients. Opens Requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that are being worked on. Opens Requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that ended in the last second. Opens Latency.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Longest turn of an event loop: while it lasts, every other request of that worker waits. Opens Latency.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Records that were not shown; what and where is told by a click. The requests were served.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dropped records</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests, in the server: a worker's queue was full</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests, in the window: it did not keep up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log lines: more at once than are kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Since the server was started. Only what is shown here suffers: every request was served, and the figures of Latency and Routes are complete but for the first line.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>DB %1/%2</source>
        <extracomment>Connections to the database: %1 in use, %2 all.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store of the cache. Opens Cache.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks that wait for their turn or run now. Opens Tasks.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>tasks: away</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>Delays and errors that are injected on purpose. Opens Knobs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the timeline tells by itself: loops that were held, waits that could be concurrent, a starved pool and the like. Opens Timeline.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n injected</source>
        <extracomment>%n is how many knobs inject delays or errors on purpose.</extracomment>
        <translation>
            <numerusform>%n injected</numerusform>
            <numerusform>%n injected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message>
        <source>Routes that are switched off: they answer as if they were not declared. Opens Routes.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <extracomment>%n routes are switched off.</extracomment>
        <translation>
            <numerusform>%n disabled</numerusform>
            <numerusform>%n disabled</numerusform>
        </translation>
    </message>
    <message>
        <source>Connections of the pool that work for a request now, of all. SQLite has one more, which writes. Opens Database.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>DB %1/%2 reading, 1 writing</source>
        <extracomment>The same of SQLite, where they only read; beside them one connection writes, now or not.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>DB %1/%2 reading</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <extracomment>%1 connections to the database ("DB 1/4"), %2 how many jobs wait for one.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TableExport</name>
    <message>
        <source>The rows were not written to “%1”: %2. Choose another place, or make room, and export again.</source>
        <extracomment>%1 a file's name, %2 the system's own words.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TableProgress</name>
    <message>
        <source>Progress</source>
        <extracomment>How far an export or a copy of rows is.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TaskActions</name>
    <message>
        <source>Purge tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New Task…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make a task of any kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue the selected tasks again, as if they were new: those that have ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit and Retry…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue the task again with another payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make another task like this one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Cancel the Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks that wait end at once, those that run as soon as they notice it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run &amp;Now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks that wait for a time do not wait for it any longer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Purge…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take away tasks that have ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open log.txt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the file that tasks of the kind “log” write</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the Re&amp;quest That Made It</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select the request in Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the &amp;Ids</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the ids of the selected tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as c&amp;URL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy a command line that makes the same task again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No task is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More tasks are selected than were read. Select fewer, or scroll through them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>At most %1 tasks can be changed at once. Select fewer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None of the selected tasks has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected tasks have ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None of the selected tasks waits for a time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select one task.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task has not ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request made this task.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no log.txt yet: no task of kind “log” has run.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task %1 was made.</source>
        <extracomment>%1 a task: its kind and the end of its id.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task %1 was queued again.</source>
        <extracomment>%1 the end of a task's id.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task was not made: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not all tasks were queued again: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were queued again.</source>
        <translation>
            <numerusform>%Ln task were queued again.</numerusform>
            <numerusform>%Ln tasks were queued again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) stay as they are: another task has their unique key now.</source>
        <translation>
            <numerusform>%Ln task stay as they are: another task has their unique key now.</numerusform>
            <numerusform>%Ln tasks stay as they are: another task has their unique key now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are gone, or have not ended any more.</source>
        <translation>
            <numerusform>%Ln task are gone, or have not ended any more.</numerusform>
            <numerusform>%Ln tasks are gone, or have not ended any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all tasks were cancelled: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were cancelled.</source>
        <translation>
            <numerusform>%Ln task were cancelled.</numerusform>
            <numerusform>%Ln tasks were cancelled.</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue again</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln running task(s) were asked to stop, and end when they notice it.</source>
        <translation>
            <numerusform>%Ln running task were asked to stop, and end when they notice it.</numerusform>
            <numerusform>%Ln running tasks were asked to stop, and end when they notice it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) had ended before.</source>
        <translation>
            <numerusform>%Ln task had ended before.</numerusform>
            <numerusform>%Ln tasks had ended before.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all tasks were queued: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) do not wait any longer.</source>
        <translation>
            <numerusform>%Ln task do not wait any longer.</numerusform>
            <numerusform>%Ln tasks do not wait any longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) did not wait for a time any more.</source>
        <translation>
            <numerusform>%Ln task did not wait for a time any more.</numerusform>
            <numerusform>%Ln tasks did not wait for a time any more.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tasks were not purged: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were purged.</source>
        <translation>
            <numerusform>%Ln task were purged.</numerusform>
            <numerusform>%Ln tasks were purged.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The purged tasks were not brought back: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The purged tasks cannot come back: the store has let them go. It keeps them for half a minute.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are back.</source>
        <translation>
            <numerusform>%Ln task are back.</numerusform>
            <numerusform>%Ln tasks are back.</numerusform>
        </translation>
    </message>
    <message>
        <source>The desktop has no program that opens %1.</source>
        <extracomment>%1 a file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The ids of at most %1 tasks can be copied at once. Select fewer.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TaskCharts</name>
    <message>
        <source>Tasks</source>
        <extracomment>The unit of a chart: tasks a second.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>/s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks added, succeeded and failed a second over the last minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>added</source>
        <extracomment>Tasks that were made.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>succeeded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>failed</source>
        <extracomment>Attempts that did not succeed.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 added, %2 started, %3 succeeded, %4 failed</source>
        <extracomment>Numbers of tasks in one second.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TaskDetail</name>
    <message>
        <source>Open the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the detail of the task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the detail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run of the task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No payload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This task was given nothing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The desktop has no program that opens the file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where the time of the run went</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Task detail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Due</source>
        <extracomment>When a task is to run, or was.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last started</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ran for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unique key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Made by request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overview of the task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This task ended well and gave nothing back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This task did not end well.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is shown when the task has ended well.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This task has not run yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No attempt of it has failed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a state ("Failed"), %2 a sentence.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 attempts of a task that were begun, %2 those that there may be.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 a date and time, %2 how long ago.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 an attempt</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A run of a task: %1 a time of day, %2 how long it took.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1, with %Ln other task(s)</source>
        <extracomment>%1 "14:03:22, 1.2 ms".</extracomment>
        <translation>
            <numerusform>%1, with %Ln other task</numerusform>
            <numerusform>%1, with %Ln other tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>It is shown when the run has ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The window keeps the newest runs of this process since the start of the server; none of this task is among them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The lane of this run, among all that the loop did meanwhile</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request that made the task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file that the task made</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TaskLink</name>
    <message>
        <source>the server has stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the server is not running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it was stopped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the store did not answer in time</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TaskListView</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks by state</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: state:failed  kind:report</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the Tasks as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected tasks, or all that the filter lets through</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to the &amp;List of Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the detail of a task, and go to the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More to do with tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task could not be read: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The task %1 is not kept any more.</source>
        <extracomment>%1 the end of a task's id.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tasks are shown while the server runs.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the tasks…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No task matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s) are hidden.</source>
        <translation>
            <numerusform>%Ln task are hidden.</numerusform>
            <numerusform>%Ln tasks are hidden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No tasks yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Work that goes on after the answer appears here: POST /log?message=… makes a task that writes a line to log.txt, POST /tasks one of any kind.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make a task</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There are no tasks.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) were not copied: they were not read yet. Scroll through them first, or save them as CSV.</source>
        <translation>
            <numerusform>%Ln task were not copied: they were not read yet. Scroll through them first, or save them as CSV.</numerusform>
            <numerusform>%Ln tasks were not copied: they were not read yet. Scroll through them first, or save them as CSV.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::TaskModel</name>
    <message>
        <source>The tasks could not be read: %1.</source>
        <extracomment>%1 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancelling</source>
        <extracomment>A running task that was asked to stop.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Attempts</source>
        <extracomment>A column: how often a task was begun, of how often it may be.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Made</source>
        <extracomment>A column: when a task was made.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wait</source>
        <extracomment>A column: how long a task waited after it was due.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Run time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <extracomment>A column: the request that made a task.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TaskTimeModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changes</source>
        <extracomment>A column: settings that were changed in that second.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TasksPane</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the List of Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Queues of Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Schedules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the Schedules of Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The tasks cannot be reached: %1. It is tried again; until then no task runs, and requests that make one are answered 503.</source>
        <extracomment>%1 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server is not running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While it runs, its tasks are shown here: work that goes on after the answer was sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TextView</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimeCursor</name>
    <message>
        <source>Moment in the charts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Left and Right move the crosshair of all charts, with Ctrl ten times as far; Home and End go to the edges, Escape lets it go. A click into a chart holds it there.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimelineDetail</name>
    <message>
        <source>Detail of what is selected in the timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Click a bar, or go to one with the arrow keys: what it was, how long it took, and why.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the lane of request %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the task in Tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the request in Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the key %1 in Cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::TimelineLegend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimelineOverview</name>
    <message>
        <source>Requests in flight over all that is kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 kept</source>
        <extracomment>%1 a duration: of all that is kept of the past.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a time of day, %2 "3 requests in flight".</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in flight</source>
        <translation>
            <numerusform>%Ln request in flight</numerusform>
            <numerusform>%Ln requests in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::TimelinePane</name>
    <message>
        <source>Requests and coroutines over time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The right edge goes with the time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Free&amp;ze</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the picture as it is; what comes meanwhile is kept and counted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show less time (+, Ctrl+wheel)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show more time (-, Ctrl+wheel)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Fit All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show all that is kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fit &amp;Selection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show what is measured or selected, as large as it goes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From the begin to the end of what is selected; Shift+Left and Shift+Right move the end, Shift+drag measures anything</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Pack the Lanes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As few lanes as they need, instead of one for each request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show as &amp;Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The same as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Higher Lanes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Shift+wheel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Lower Lanes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Shift+wheel: a thousand lanes at a glance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Its &amp;Coroutines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A lane for each coroutine of the request (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Coroutines of &amp;All in Sight</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Hide All Coroutines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in &amp;Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The selected request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is selected, in words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the lanes as a picture, or the figures as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lanes as a &amp;Picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lanes as a &amp;Drawing (SVG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Figures as &amp;CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: users  dur&gt;200ms</source>
        <extracomment>A placeholder with two examples; the words before the colons are not translated.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show Its &amp;Lane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All that are kept are hidden by it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each request gets a lane here that shows where it waits and where it runs, and each worker a strip that shows when its loop is busy.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server. Each request gets a lane here that shows where it waits and where it runs, and each worker a strip that shows when its loop is busy.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>frozen: %Ln more request(s)</source>
        <extracomment>The picture stands still; how many requests came since.</extracomment>
        <translation>
            <numerusform>frozen: %Ln more request</numerusform>
            <numerusform>frozen: %Ln more requests</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>The lanes are not shown.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The lanes are packed: each holds several requests.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request that started coroutines is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hide Its &amp;Coroutines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request is not in the timeline any more: it keeps the last minutes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened then is not in the timeline any more: it keeps the last minutes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the figures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s) to %1.</source>
        <translation>
            <numerusform>Exported %Ln row to %1.</numerusform>
            <numerusform>Exported %Ln rows to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Group by Route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A line for each route, with how many requests and how long they took, and its requests below</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fold or Unfold All Ro&amp;utes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only the lines of the routes, or their requests, too (Enter: one of them)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The lanes are not grouped by route.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show S&amp;ource</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The code of the selected request's route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request of a route is selected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A session knows nothing of the code that ran.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimelineTableModel</name>
    <message>
        <source>Nobody awaited it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 › %2</source>
        <extracomment>%1 a request, %2 one of its coroutines.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (ms)</source>
        <extracomment>The header of a column of a file, with its unit.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it ran on the loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it could have gone on, but the loop was busy with others</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long it waited</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often it went on after a wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ready wait</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resumes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Awaits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Δ %1</source>
        <extracomment>%1 a duration: what lies between two points in time.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · loop busy %2</source>
        <extracomment>%1 a duration, %2 a share: "Δ 2.000 s · loop busy 4 %".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Arrow keys pan and select, Ctrl with them goes from bar to bar, plus and minus zoom. “Show as table” has the same as text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Worker %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2 shown</source>
        <extracomment>%1 a time of day, %2 how long a stretch from then on is shown.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 busy</source>
        <extracomment>%1 a share: how much of the time in sight a loop was busy.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Runs of tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Without a route</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a route, %2 "52 requests".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2, half within %3, 95 % within %4</source>
        <extracomment>%1 a route, %2 "52 requests", %3 and %4 durations.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. Enter unfolds it.</source>
        <extracomment>%1 what a line of a route says.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. Enter folds it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 · p50 %2 · p95 %3</source>
        <extracomment>Figures of a route, short: %1 a count, %2 and %3 durations: half of its requests were within the first.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimingBars</name>
    <message>
        <source>Timings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A connection that was open already was used, so there was no name lookup and no connect.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TimingModel</name>
    <message>
        <source>Total</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Began after</source>
        <extracomment>column: when a phase began, counted from the start of the call</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Share of the total</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::Toast</name>
    <message>
        <source>Dismiss; the bell in the status bar keeps it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TransferBar</name>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::TtlEdit</name>
    <message>
        <source>E&amp;xpires after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time to live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unit of the time to live</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>milliseconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::UnitEditor</name>
    <message>
        <source>Unit of %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::UrlEditor</name>
    <message>
        <source>Show the password</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::UseModel</name>
    <message>
        <source>×%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the database (ms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Times</source>
        <extracomment>How often the request ran the statement.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the database</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ValueEditPage</name>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Escape</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel editing</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ValueHead</name>
    <message>
        <source>Show the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the request that wrote the key last, in Requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pattern of elements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Elements like *abc*</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without these is looked for anywhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TTL %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of memory</source>
        <extracomment>%1 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No route is known to have written it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is written past the routes is not known: by this pane, redis-cli or another program, or before the server was started.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last written by %1 at %2, %3</source>
        <extracomment>%1 a route, %2 a time of day, %3 "12 s ago".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The last route that did. What changed the key past the routes since then is not known.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ValueModel</name>
    <message>
        <source>Field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Element</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Member</source>
        <extracomment>Column: of a member of a sorted set, the number by which it is sorted.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ValueReader</name>
    <message>
        <source>the store gave something unexpected</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::ValueView</name>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Elements of the value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Element</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value was not saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was written for “%1” is not saved.</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Discard it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” is not there any more: it has expired, or somebody deleted it.</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Values of this type are not shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A module of Redis made the type “%1”. The Console can read it with the commands of that module.</source>
        <extracomment>%1 a type.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Values of more than %1 are not read here. redis-cli can: see “Copy redis-cli Command”.</source>
        <extracomment>%1 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value has %1. Its first %2 are shown.</source>
        <extracomment>%1 and %2 sizes.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read all %1</source>
        <extracomment>A button: %1 a size.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The first %Ln element(s) are shown. Use a pattern to find others.</source>
        <translation>
            <numerusform>The first %Ln element are shown. Use a pattern to find others.</numerusform>
            <numerusform>The first %Ln elements are shown. Use a pattern to find others.</numerusform>
        </translation>
    </message>
    <message>
        <source>The value of “%1”</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The element “%1”</source>
        <extracomment>%1 the name or number of an element.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value cannot be saved: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“%1” has changed, or is gone, since it was read here. Nothing was written. Read it again to see what it is now, or overwrite it.</source>
        <extracomment>%1 a key.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overwrite it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The store does not do this with “%1”: %2.</source>
        <extracomment>%1 a key, %2 why.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text cannot be taken: %1.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln field</numerusform>
            <numerusform>%Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry/entries</source>
        <translation>
            <numerusform>%Ln entry/entries</numerusform>
            <numerusform>%Ln entry/entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln element</numerusform>
            <numerusform>%Ln elements</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 a number, %2 "1,200 fields".</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No key is selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select one in the list to see what it holds.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::VariedNumber</name>
    <message>
        <source>off</source>
        <extracomment>Stands in place of zero in a field: nothing of it is done.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>varies</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::VerdictView</name>
    <message>
        <source>Check: %1 of %2 passed</source>
        <extracomment>%1 and %2 numbers of checks.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> · </source>
        <comment>between a word and figures</comment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::WindowChoices</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>System follows the desktop's light or dark scheme. High contrast is white on black.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How large letters, icons and columns are, to what the desktop has. Presenter mode comes on top of it and is not remembered.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View of the routes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the Routes pane puts them together.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By tag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>As a list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON bodies as</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What a JSON body is shown as when it is opened; a table only where it is an array of objects. The view that you choose above a body becomes this one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many the Requests pane keeps; the oldest leave first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log lines kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many the Log pane keeps; the oldest leave first.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Indent JSON</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON that is shown as text is indented, instead of as it came.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lines of a body that are longer than its view is wide are broken at the edge.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of words, numbers and dates. System follows the desktop; where its language is not there, the words are English. It acts when Coroscope is started the next time.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::WindowCommands</name>
    <message>
        <source>View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Command &amp;Palette…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everything by name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pre&amp;vious Pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All keys, to read, to print and to change</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open in Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::WindowLessonHost</name>
    <message>
        <source>The lesson's server was stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A lesson keeps its data in a folder of its own, which could not be made in %1: %2. Free some space there, and try again.</source>
        <extracomment>%1 a folder, %2 the system's reason.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::WindowPreferences</name>
    <message>
        <source>change of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reset of %1</source>
        <extracomment>In the undo menu: %1 is the name of a setting.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reset of the window's settings</source>
        <extracomment>In the undo menu.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It takes a whole number from %1 to %2 %3.</source>
        <extracomment>What a setting takes: %1 and %2 are numbers, such as 70 and 200; %3 is what they count, such as %.</extracomment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::Zoom</name>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <extracomment>A menu entry; %1 is the zoom now, such as 120.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Presenter Mode</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Larger text for a room, and all secrets hidden</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Actual Size (now %1 %)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::options</name>
    <message>
        <source>The settings were not read, and the defaults are used. %1.</source>
        <extracomment>%1 is a sentence that names the file.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n setting(s) in %1 could not be used, and the default is used: %2.</source>
        <translation>
            <numerusform>%n setting in %1 could not be used, and the default is used: %2.</numerusform>
            <numerusform>%n settings in %1 could not be used, and the default is used: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Settings</source>
        <extracomment>A button.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The port to listen on. 0 takes a free one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Workers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Threads that serve, each with an event loop. One shows what a single loop does.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The folder for data and for what the window remembers. It is made where it is missing.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The URL of the database: an SQLite file or a PostgreSQL server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allowed hosts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Further names by which clients may call this server. Requests for any other name are answered 421, so that no web page can reach it by a name of its own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Largest body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The largest request body that is buffered. More is answered 413.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All bodies together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What all buffered request bodies may take together. More is answered 503.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Largest header</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Longest target</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The longest path and query of a request. More is answered 414.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Header timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long a client may take until a buffered body is complete, and the longest pause of a streamed one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The longest pause of a client that reads its response.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Idle timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long a connection without a request is kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Request timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long a handler may take. Then it is cancelled, and the answer is 504.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drain timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long what is in flight may take when the server stops.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many there may be at a time. More are answered 503.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log format</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The form of the log on standard error: lines for people, or JSON, one object a line.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeouts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Logging</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where to listen. localhost is 127.0.0.1 and ::1, for this machine only; 0.0.0.0 is all IPv4 addresses of this machine, :: all addresses, IPv4 ones too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All header fields of a request together. More is answered 431.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long a client may take from the first byte of a request until its header is complete.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>managed is a private redis-server, memory is a store in this program; else the URL of a Redis server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Memory of the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the private redis-server or the store in this program may take. Over it, what was not used for longest goes. A Redis that someone else runs has a limit of its own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the cache</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>on: what the private redis-server holds is written to the data folder and is there again after a restart. Only one program at a time can do so in one data folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hot copies</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies of cached answers that each worker keeps beside a Redis, so that it need not ask for each request. Redis tells when one is out of date. 0 keeps none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Background tasks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where they are kept: sql is the database, redis the Redis that is the cache. What a Redis does not write to its disk is gone when it ends.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Telemetry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>off: requests are served and not watched. Requests, Timeline and Latency stay empty, and routes have no figures.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Access log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A line for each request. text is the Combined Log Format with the times behind it, json is one object a line. Secrets in addresses are masked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Access log file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file that those lines are appended to; it is made anew where it was moved away. Without one they go to standard error.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server-Timing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>on: responses say in a field of that name what their time went to. The benchmark routes never do.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Served folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A folder whose files anyone who reaches this server gets under /static/. Names that begin with a dot, and links that lead out of it, are not served.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allowed web pages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Origins whose pages may read responses (CORS), such as https://app.example.test; * is every page. Pages of this machine always may.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>on: responses of 500 bytes and more are compressed with what their client accepts: zstd, br, gzip or deflate. The benchmark routes never are.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compression level</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How hard it tries. best makes less of a body than fast, and takes several times as long.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Security headers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>on: responses tell browsers not to guess types, not to show them in frames and not to pass on their addresses. The benchmark routes never do.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many requests are let through, such as 100/s, 600/min or 5000/h; as many may come at once. More are answered 429, with the time to wait. off is no limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate limit for each</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS (https)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>self-signed: the server makes a certificate for this machine, and keeps it in the data folder. Clients have to be told to trust it. Requests without TLS are redirected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificate file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A certificate of your own in PEM form, and behind it those that lead to who vouches for it. It turns TLS on, and goes before a self-signed one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The private key of that certificate, PEM without a passphrase. Without one it is looked for in the certificate file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route policies</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file that keeps what Routes and Knobs do to single routes: delays, errors, resets, slow bodies, and which are off. Without one it is route-policies.txt beside the settings file.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Largest upload</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The largest request body that goes to disk piece by piece, with all of its files. More is answered 413.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All uploads together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What all uploaded files may take on the disk, until some are deleted. More is answered 507.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>address: the requests of one client's address count together. route: those to one route, of all clients. key: those of whoever is authenticated, and of one address where nobody is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rate limit counted in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>memory: each process counts for itself. redis: all servers that share the Redis of the cache count together; while it is away, each for itself.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ask who calls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which requests need a key, a password or a token. auto: all of them where one of the files below is given, else none. writes: those that may change something.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>API keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A file with a key on each line: its name, the key, and the scopes that it has, with commas. Without scopes it may do everything. Clients send it as X-API-Key, or as api_key in the query or in a cookie.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A file with an account on each line: name:hash:scopes. coroscope-server hash-password makes the hash of a password. They log in with HTTP Basic, or get a token from POST /token.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key of tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With which bearer tokens are checked: for HS256 a secret of 32 bytes or more, for RS256 and ES256 a public key (PEM), or a private one, with which POST /token can sign as well.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Algorithm of tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The only one that bearer tokens may have, whatever they say themselves.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issuer of tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whom bearer tokens have to name as their issuer (iss). Empty: nobody in particular.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Audience of tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whom bearer tokens have to name as their audience (aud). Empty: nobody in particular.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clock leeway</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far the clock of who issues bearer tokens may be off.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lifetime of tokens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For how long a token of POST /token is good.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lessons of your own, *.yaml files, shown beside the built-in ones. Empty: only those.</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
