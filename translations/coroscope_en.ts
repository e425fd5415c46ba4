<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Phases</name>
    <message>
        <source>Waited for the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request head read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the handler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::DockTitle</name>
    <message>
        <source>Close the pane; the View menu opens it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1</source>
        <extracomment>%1 the name of a pane.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float or dock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the pane back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the pane out of the window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeDetail</name>
    <message>
        <source>Show &amp;secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the values of Authorization, Cookie and other secret fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the detail (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;ponse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ra&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown when the request has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body (%1) was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2 were kept.</source>
        <extracomment>%1 and %2 are sizes.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields (%1)</source>
        <extracomment>%1 a count, %2 a size: buttons that choose what of a message is shown.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1 more were not kept)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeModel</name>
    <message>
        <source>unknown</source>
        <extracomment>A request whose end is not known, because the record of it was dropped.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>A request that is being worked on.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client left</source>
        <extracomment>A request whose client closed the connection before the response was complete.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>A request that ended without a response.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of its end was dropped: the window or the server was too busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes waited %1 for the loop, which %2 held.</source>
        <extracomment>%1 a duration, %2 the path of a route.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes waited %1 for the loop, which was held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head %1, body %2</source>
        <extracomment>Sizes of a message&apos;s two parts.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what a request did, %2 how long.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the request&apos;s bytes lay in the socket while the event loop was held by another handler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop wait</source>
        <extracomment>Column: how long a request waited for the event loop.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::ExchangeOverview</name>
    <message>
        <source>Overview of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held the loop for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller&apos;s span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <extracomment>%1 method, %2 path, %3 where the handler runs.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another handler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#%1 from %2</source>
        <extracomment>%1 the number of a connection, %2 the client&apos;s address and port.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, kept open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, closed after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request %1 + %2, response %3 + %4 (head + body)</source>
        <extracomment>Sizes of the four parts of an exchange.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share in percent.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3, from %4</source>
        <extracomment>One wait of a request: %1 what it waited for, %2 what exactly, %3 how long, %4 how long after the start.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::FieldsView</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::LiveTable</name>
    <message>
        <source>Order of &amp;arrival</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::LogModel</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::LogPane</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest line in sight (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all lines from the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the selected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected lines, or all where none is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words in level, category, text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy T&amp;race Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are hidden.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts, stops, warnings and errors of the server appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::PhaseBar</name>
    <message>
        <source>Phases: %1</source>
        <extracomment>%1 a list such as &quot;Waiting 2 s, On the loop 40 µs&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::RequestsPane</name>
    <message>
        <source>Filter: words in method, path, status, client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest request in sight (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the list stand still while requests go on (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all requests from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in &amp;Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Trace Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are hidden.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each request to this server appears here as it runs: who sent it, what it waited for, and how long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not running, so there is nothing to receive them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <extracomment>How many requests came while the list is paused.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 shown of %2 requests.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coroscope::RequestsTable</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::RouteModel</name>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No request in the last minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last minute: p50 %1, p95 %2, p99 %3, longest %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 Only %n request(s): too few to trust.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Answers with a status of 500 and above, since the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coroscope::RoutesPane</name>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in &amp;Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter looks at method, path, handler and summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server declares none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
