#pragma once

#include "server/http/route_info.h"
#include "server/outbound/http_call.h"

#include <QString>
#include <QUrl>

namespace coroscope {

/// A request of which a command line or a piece of code can be made. A value.
struct SnippetRequest {
    QByteArray method; ///< "GET"
    QUrl url;
    HeaderList headers;
    QString body; ///< empty: none
};

/// A request to a route that it will accept as far as that can be told (to a WebSocket with the scheme ws or wss): what
/// it must have is there, from the defaults, examples and bounds that it declares, a text by the name of its parameter.
/// "*" becomes GET.
SnippetRequest snippetRequest(const RouteInfo &route, const QUrl &server);

// What can be pasted: in a POSIX shell for curl and HTTPie, in a browser's console or a module for fetch. Everything is
// quoted, so that no value can be taken for an option, a file or code. Pure functions.
QString curlSnippet(const SnippetRequest &request);
QString httpieSnippet(const SnippetRequest &request);
QString fetchSnippet(const SnippetRequest &request);

// The same for what opens a WebSocket: in a shell, as a Python program (the package websockets), in a browser's console
// and in a Qt program (Qt WebSockets). Each prints what comes. A browser can't send header fields: there they are left
// out.
QString socketClientSnippet(const SnippetRequest &request);
QString pythonSocketSnippet(const SnippetRequest &request);
QString jsSocketSnippet(const SnippetRequest &request);
QString qtSocketSnippet(const SnippetRequest &request);

} // namespace coroscope
