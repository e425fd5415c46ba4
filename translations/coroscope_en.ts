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
        <source>Only http and https addresses can be sent to, and this one is %1.</source>
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
</context>
<context>
    <name>coroscope::AddressBar</name>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished" />
    </message>
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
        <source>Address (Ctrl+L): a URL, or a path alone for the server of this window. A name in braces, such as /users/{id}, gets its value in Params.</source>
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
        <source>End what is under way (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The URL that is called</source>
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
        <source>fastest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>median</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95 % within</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>slowest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>all together</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>one after another</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From the first start to the last end</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The sum of the times of all: what they would take one after another</source>
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
        <source>95 % within (of %n only)</source>
        <translation>
            <numerusform>95 % within (of %n only)</numerusform>
            <numerusform>95 % within (of %n only)</numerusform>
        </translation>
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
            <numerusform>%n call that take %1 one after another ended together within %2: on average %3 ran at once.</numerusform>
            <numerusform>%n calls that take %1 one after another ended together within %2: on average %3 ran at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::BodyEditor</name>
    <message>
        <source>F&amp;ormat</source>
        <translation type="unfinished" />
    </message>
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
        <source>No body is sent. Choose JSON or Text to write one.</source>
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
</context>
<context>
    <name>coroscope::ExchangeDetail</name>
    <message>
        <source>Show &amp;secrets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and other secret fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the detail (Esc)</source>
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
        <source>The first %1 of %2 were kept.</source>
        <extracomment>%1 and %2 are sizes.</extracomment>
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
        <extracomment>%1 what a request did, %2 how long.</extracomment>
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
</context>
<context>
    <name>coroscope::ExchangeOverview</name>
    <message>
        <source>Overview of the request</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total</source>
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
    <name>coroscope::FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next (F3)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
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
    <name>coroscope::JsonTextView</name>
    <message>
        <source>Pretty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show JSON indented</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the body as it came</source>
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
        <source>Show all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show the whole body, which may take a while</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find in the text (Ctrl+F)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the text as it is shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the whole body to a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body is coded as %1 and is shown as bytes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>These are the first %1 of %2; Save writes all.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body is large: these are the first %1 of %2, as they came. Save writes all.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not JSON, so it is shown as it came. Line %1, column %2: %3</source>
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
        <source>%1 · %2</source>
        <extracomment>media type of a body, then its size</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The body could not be written to %1: %2. Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the body</source>
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
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
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
        <source>worst worker</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 intervals have fewer than %3 requests: their p95 and p99 are little more than the slowest one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A loop was held for %1 at %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 held a loop for %2 at %3.</source>
        <extracomment>%1 the name of a route, %2 a duration, %3 a time of day</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request ended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p50 %1 · p95 %2 · p99 %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 req/s, %2 requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop lag %1, held by %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Loop lag %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>coroscope::LatencyPane</name>
    <message>
        <source>&amp;Log scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency on a logarithmic scale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The figures of the charts as a table</source>
        <translation type="unfinished" />
    </message>
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
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
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
        <source>Half of the requests of the last interval took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>95 % of the requests of the last interval took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>99 % of the requests of the last interval took at most so long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the event loop of the worst worker could not turn, in the last interval</source>
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
        <source>Last %1 minutes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the charts as a picture or the figures as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Charts as a &amp;picture (PNG)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Figures as &amp;CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;opy the figures as CSV</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Latency, throughput and loop lag</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>a percentile of so few samples that it says little</extracomment>
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
        <source>of %1</source>
        <translation type="unfinished" />
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
    <message>
        <source>The figures could not be written to %1: %2. Choose another place.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The picture could not be written to %1: %2. Choose another place.</source>
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
</context>
<context>
    <name>coroscope::LatencyTableModel</name>
    <message>
        <source>an unknown handler</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Of %n request(s) only, which are too few for this percentile.</source>
        <translation>
            <numerusform>Of %n request only, which are too few for this percentile.</numerusform>
            <numerusform>Of %n requests only, which are too few for this percentile.</numerusform>
        </translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>a percentile of too few samples: about so much</extracomment>
        <translation type="unfinished" />
    </message>
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
        <source>p50</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>p99</source>
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
    <name>coroscope::LiveTable</name>
    <message>
        <source>Order of &amp;arrival</source>
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
</context>
<context>
    <name>coroscope::LogPane</name>
    <message>
        <source>Log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Follow the newest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the newest line in sight (End)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lear the log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove all lines from the view</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the selected lines</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the selected lines, or all where none is selected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter: words in level, category, text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
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
        <source>%n line(s) are hidden.</source>
        <translation>
            <numerusform>%n line are hidden.</numerusform>
            <numerusform>%n lines are hidden.</numerusform>
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
        <source>Go to %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Reset Layout</source>
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
    <message numerus="yes">
        <source>Draining %n request(s), then the window closes. Close it again to stop at once.</source>
        <translation>
            <numerusform>Draining %n request, then the window closes. Close it again to stop at once.</numerusform>
            <numerusform>Draining %n requests, then the window closes. Close it again to stop at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server stops, then the window closes. Close it again to stop at once.</source>
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
        <source>&amp;Follow redirects, at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Verify the server's certificate (https)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open a &amp;new connection each time</source>
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
        <source>&amp;Timeout:</source>
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
</context>
<context>
    <name>coroscope::RequestsPane</name>
    <message>
        <source>Filter: words in method, path, status, client</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter requests</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Follow the newest</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep the newest request in sight (End)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Pause the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Let the list stand still while requests go on (Space)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;lear the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove all requests from the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show &amp;Detail</source>
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
        <source>Copy &amp;Trace Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n request(s) are hidden.</source>
        <translation>
            <numerusform>%n request are hidden.</numerusform>
            <numerusform>%n requests are hidden.</numerusform>
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
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
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
        <source>← All &amp;calls</source>
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
        <source>Request as sent</source>
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
        <source>The filter looks at method, path, handler and summary.</source>
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
</context>
<context>
    <name>coroscope::SenderPane</name>
    <message>
        <source>The bodies of so many responses are too large to be kept; send it alone to see this one.</source>
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
        <source>→ %1</source>
        <extracomment>in front of the URL that is called</extracomment>
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
        <source>The line above says why, and what can be done.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send again</source>
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
        <source>Waiting for %1 … %2</source>
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
        <source>&amp;API docs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the API documentation of this server in the browser</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy the address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Draining: %n request(s) left</source>
        <translation>
            <numerusform>Draining: %n request left</numerusform>
            <numerusform>Draining: %n requests left</numerusform>
        </translation>
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
    <name>coroscope::StatusFigures</name>
    <message>
        <source>Open connections of clients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that are being worked on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Requests that ended in the last second</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Longest turn of an event loop: while it lasts, every other request of that worker waits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Records of requests that were not shown because the window or the server was too busy. The requests were served.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Listening on %1</source>
        <extracomment>%1 the server's address.</extracomment>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Draining: %n request(s) left</source>
        <translation>
            <numerusform>Draining: %n request left</numerusform>
            <numerusform>Draining: %n requests left</numerusform>
        </translation>
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
        <extracomment>%1 a duration, %2 the route whose handler holds the event loop.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>loop held for %1</source>
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
</TS>
