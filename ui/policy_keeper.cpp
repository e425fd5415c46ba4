#include "ui/policy_keeper.h"

#include "server/runtime/option_parser.h"
#include "server/runtime/route_policy.h"
#include "server/runtime/safe_file.h"
#include "server/runtime/server.h"
#include "server/runtime/settings_file.h"
#include "ui/notices.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>

namespace coroscope {

PolicyKeeper::PolicyKeeper(const WindowContext &context, const ParsedOptions &options, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_path(routePolicyPath(options))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kWriteDelay);
    connect(&m_delay, &QTimer::timeout, this, &PolicyKeeper::save);
    connect(m_context.server, &Server::faultsChanged, this, &PolicyKeeper::later);
    connect(m_context.server, &Server::routeEnabledChanged, this, &PolicyKeeper::later);
}

PolicyKeeper::~PolicyKeeper()
{
    if (m_delay.isActive())
        save();
}

void PolicyKeeper::load(const ParsedOptions &options)
{
    const QString shown = QDir::toNativeSeparators(m_path);
    if (m_path.isEmpty() || !QFileInfo::exists(m_path)) { // the first change makes it
        if (isRoutePolicyPathGiven(options)) // somebody expects something in it
            //: %1 a file.
            m_context.notices->post({Notice::Kind::Warning,
                                     tr("There is no %1, so no route has a policy from it. The first change of a "
                                        "policy makes the file.")
                                         .arg(shown),
                                     {},
                                     {},
                                     {}});
        return;
    }
    const auto file = readRoutePolicies(options);
    if (!file) {
        m_path.clear(); // what it holds is not lost
        //: %1 a sentence with the name of a file.
        m_context.notices->post({Notice::Kind::Error,
                                 tr("%1. Policies of routes are not kept this time.").arg(file.error().detail),
                                 {},
                                 {},
                                 {}});
        return;
    }
    for (const RoutePolicyFile::Mistake &mistake : file->mistakes())
        //: %1 a file, %2 "line 3: jitter=9h: takes a time …", in English.
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("A line of %1 is not used, and stays: %2").arg(shown, mistake.sentence()),
                                 {},
                                 {},
                                 {}});
    // Without a file of its own the server keeps what it was told before.
    const auto unknown = m_context.server->setRoutePolicies(file->policies());
    for (const RoutePolicy &policy : unknown)
        //: %1 a route, "GET /users", %2 a file.
        m_context.notices->post(
            {Notice::Kind::Warning,
             tr("There is no route %1, so its policy in %2 is not used. It stays there.").arg(policy.name(), shown),
             {},
             {},
             {}});
    const int count = int(m_context.server->routePolicies().size());
    if (count == 0)
        return;
    const QPointer<PolicyKeeper> self(this);
    m_context.notices->post({Notice::Kind::Warning,
                             tr("%n route(s) have a policy, as they had when the program ended.", nullptr, count),
                             //: A button: shows the routes that have a policy.
                             tr("Show"),
                             [self] {
                                 if (self)
                                     Q_EMIT self->showRequested();
                             },
                             {}});
}

void PolicyKeeper::pause()
{
    if (m_delay.isActive())
        save();
    m_isPaused = true;
}

void PolicyKeeper::resume()
{
    m_isPaused = false;
}

void PolicyKeeper::later()
{
    if (!m_path.isEmpty() && !m_isPaused)
        m_delay.start();
}

bool PolicyKeeper::save()
{
    m_delay.stop();
    if (m_path.isEmpty())
        return true;
    const QList<RoutePolicy> policies = m_context.server->routePolicies();
    const auto fail = [this](const QString &why) {
        m_context.notices->post(
            {Notice::Kind::Error,
             //: %1 a file, %2 why.
             tr("The policies of routes were not written to %1: %2").arg(QDir::toNativeSeparators(m_path), why),
             {},
             {},
             {}});
        return false;
    };
    QByteArray old;
    if (QFileInfo::exists(m_path)) { // it may have been changed by hand meanwhile
        const auto read = readSettingsText(m_path);
        if (!read)
            return fail(read.error().detail);
        old = read.value();
    } else if (policies.isEmpty()) {
        return true;
    }
    const RouteTable routes = m_context.server->routes();
    const auto isKnown = [&routes](const RoutePolicy &policy) {
        return std::any_of(routes->cbegin(), routes->cend(), [&policy](const RouteInfo &route) {
            return route.method == policy.method && route.path == policy.path;
        });
    };
    const QByteArray text = RoutePolicyFile(old).edited(policies, isKnown);
    if (text == old)
        return true;
    const auto written = replaceFile(m_path, text);
    return written ? true : fail(written.error().detail);
}

} // namespace coroscope
