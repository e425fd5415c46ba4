#pragma once

#include "server/async/snapshot_cell.h"
#include "server/http/middleware.h"

#include <QSet>
#include <QStringList>

namespace coroscope {

/// Cross-origin requests of web pages (WHATWG Fetch, "HTTP CORS protocol"), with the semantics of Starlette's
/// CORSMiddleware: pages of this machine may read every response, pages of other origins where `--cors-origin` names
/// theirs, all methods, any header field. A preflight is answered here: 200 "OK", or 400 with what is not allowed
/// ("Disallowed CORS origin"), which the request's record tells as well. Any other request is served, whoever asks; the
/// browser keeps the response from a page that may not read it. Any thread, but for setAllowed().
class Cors final : public Middleware {
public:
    /// Of `--cors-origin`: normalized origins, or "*" for every one.
    explicit Cors(const QStringList &allowed);
    std::optional<Response> onHead(Exchange &exchange) override;
    void onResponse(Exchange &exchange, Response &response) override;

    /// `origin`: an Origin field's value.
    bool allows(QByteArrayView origin) const;
    /// It is one of this machine, or one that was named: "*" lets everybody read what everybody may know, and vouches
    /// for nobody.
    bool trusts(QByteArrayView origin) const;
    /// What `--cors-origin` adds from now on, in place of what it added before. One thread; requests go on meanwhile.
    void setAllowed(const QStringList &allowed);

private:
    struct Allowed {
        QSet<QByteArray> origins;
        bool isAll = false;
    };
    static Allowed allowedBy(const QStringList &list);
    Response preflight(Exchange &exchange, QByteArrayView origin, QByteArrayView method) const;

    SnapshotCell<Allowed> m_allowed;
};

} // namespace coroscope
