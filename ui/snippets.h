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

/// A request to a route that it will accept as far as that can be told: what it must have is there, from the defaults,
/// examples and bounds that it declares, a text by the name of its parameter. "*" becomes GET.
SnippetRequest snippetRequest(const RouteInfo &route, const QUrl &server);

// What can be pasted: in a POSIX shell for curl and HTTPie, in a browser's console or a module for fetch. Everything is
// quoted, so that no value can be taken for an option, a file or code. Pure functions.
QString curlSnippet(const SnippetRequest &request);
QString httpieSnippet(const SnippetRequest &request);
QString fetchSnippet(const SnippetRequest &request);

} // namespace coroscope
