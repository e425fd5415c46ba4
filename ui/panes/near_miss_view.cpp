#include "ui/panes/near_miss_view.h"

#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/http_head.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/host_allow_command.h"
#include "ui/panes/route_switch_command.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

namespace {

/// A method as the Routes pane paints it.
class MethodBadge final : public QWidget {
public:
    MethodBadge(const QByteArray &method, QWidget *parent)
        : QWidget(parent)
        , m_method(method)
        , m_word(method == "*" ? QStringLiteral("ANY") : QString::fromLatin1(method))
    {
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.85);
        small.setBold(true);
        setFont(small);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAccessibleName(m_word);
    }
    QSize sizeHint() const override { return chipSize(fontMetrics(), m_word); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(font());
        paintChip(&painter, rect(), m_word, themeColors(palette()).method(m_method), palette(), false);
    }

private:
    const QByteArray m_method;
    const QString m_word;
};

} // namespace

NearMissView::NearMissView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("nearMisses"));
    m_layout->setContentsMargins(0, 0, 0, 8);
    hide();
}

void NearMissView::setContext(const WindowContext &context)
{
    m_context = context;
    if (!m_context.server)
        return;
    connect(m_context.server, &Server::routeEnabledChanged, this, &NearMissView::refresh);
    connect(m_context.server, &Server::hostAllowed, this, &NearMissView::refresh);
    connect(m_context.server, &Server::hostWithdrawn, this, &NearMissView::refresh);
}

void NearMissView::setExchange(const ExchangeRecordPtr &record, const RouteTable &routes)
{
    m_record = record;
    m_routes = routes;
    refresh();
}

void NearMissView::clear()
{
    if (!m_page)
        return;
    m_page->hide();
    m_page->deleteLater(); // one of its buttons may be what asks for this
    m_page = nullptr;
}

void NearMissView::refresh()
{
    const bool hadFocus = m_page && m_page->isAncestorOf(focusWidget()) && isActiveWindow();
    clear();
    const bool isHost = m_record && m_record->status == 421;
    // A 404 of a handler, such as a user that there is not, found its route.
    const bool isMiss = m_record && m_record->route < 0 && (m_record->status == 404 || m_record->status == 405);
    setVisible((isHost && m_context.server) || isMiss);
    if (isHidden())
        return;
    m_page = new QWidget(this);
    m_lines = new QVBoxLayout(m_page);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(4);
    m_layout->addWidget(m_page);
    if (isHost)
        showHost();
    else
        showMisses();
    m_page->show();
    if (auto *button = m_page->findChild<QPushButton *>(); hadFocus && button)
        button->setFocus();
}

QLabel *NearMissView::addText(const QString &text, const char *role)
{
    auto *label = new QLabel(text, m_page);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (role)
        label->setProperty("role", QLatin1String(role));
    m_lines->addWidget(label);
    return label;
}

QPushButton *NearMissView::addButton(const QString &name, const QString &text, const QString &accessibleName)
{
    auto *button = new QPushButton(text, m_page);
    button->setObjectName(name);
    button->setAccessibleName(accessibleName);
    return button;
}

void NearMissView::showMisses()
{
    const auto isEnabled
        = [server = m_context.server](std::int32_t route) { return !server || server->isRouteEnabled(route); };
    const auto misses = RouteExplainer(m_routes, isEnabled).explain(m_record->method, m_record->target);
    const QString target = QString::fromUtf8(m_record->target);
    if (misses.isEmpty()) {
        addText(tr("No route comes near"), "title");
        addText(
            tr("This server declares %n route(s), and none is like %1.", nullptr, m_routes ? int(m_routes->size()) : 0)
                .arg(target));
        return;
    }
    addText(m_record->status == 405 ? tr("Why no route took this method") : tr("Why no route took it"), "title");
    for (const NearMiss &miss : misses)
        addMiss(miss);
}

void NearMissView::addMiss(const NearMiss &miss)
{
    const RouteInfo &route = m_routes->at(miss.route);
    const QString name = words::routeName(route);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 4, 0, 0);
    line->setSpacing(8);
    auto *badge = new MethodBadge(route.method, m_page);
    auto *path = new QLabel(route.path, m_page);
    path->setFont(monospaceFont());
    path->setTextFormat(Qt::PlainText);
    path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    path->setToolTip(route.summary);
    line->addWidget(badge);
    line->addWidget(path, 1);
    if (m_context.server && !m_context.server->isRouteEnabled(route.index)) {
        //: %1 a route, "GET /users": for screen readers.
        QPushButton *enable = addButton(QStringLiteral("enableRoute"), tr("Enable"), tr("Enable %1").arg(name));
        connect(enable, &QPushButton::clicked, this, [this, index = route.index] {
            m_context.undo->push(new RouteSwitchCommand(m_context.server, {index}, true));
        });
        line->addWidget(enable);
    }
    QPushButton *open = addButton(QStringLiteral("openNearMiss"), tr("Open in Sender"),
                                  //: %1 a route, "GET /users": for screen readers.
                                  tr("Open %1 in the Sender").arg(name));
    open->setIcon(icon(QStringLiteral("mail-send")));
    connect(open, &QPushButton::clicked, this, [this, route] { Q_EMIT openInSender(route); });
    line->addWidget(open);
    m_lines->addLayout(line);
    for (const MissReason &reason : miss.reasons)
        addText(sentence(reason))->setContentsMargins(16, 0, 0, 0);
}

QString NearMissView::sentence(const MissReason &reason)
{
    using Kind = MissReason::Kind;
    using Rule = MissReason::Rule;
    const QString expected = reason.isParam ? u'{' + reason.expected + u'}' : reason.expected;
    const QString segment = QString::number(reason.segment);
    switch (reason.kind) {
    case Kind::Disabled: return tr("It is disabled.");
    case Kind::Matches: return tr("It would take this request now: it was disabled when the request came.");
    case Kind::Shadowed:
        //: %1 the path of a route.
        return tr("Its path fits, but %1 is taken before it: what is given as it is wins over a parameter.")
            .arg(expected);
    case Kind::Method:
        if (expected == QStringLiteral("*"))
            //: %1 an HTTP method.
            return tr("It answers to every method but TRACE and CONNECT, not to %1.").arg(reason.found);
        //: %1 an HTTP method, %2 a list of methods.
        return tr("This path answers to %2, not to %1.").arg(reason.found, expected);
    case Kind::Segment:
        if (reason.isClose)
            //: %1 the number of a part of a path, %2 and %3 such parts.
            return tr("Segment %1 is “%2”. Did you mean “%3”?").arg(segment, reason.found, expected);
        //: %1 the number of a part of a path, %2 and %3 such parts.
        return tr("Segment %1 is “%2”, not “%3”.").arg(segment, reason.found, expected);
    case Kind::Case:
        //: %1 the number of a part of a path, %2 and %3 such parts.
        return tr("Segment %1 is “%2”. Upper and lower case count: did you mean “%3”?")
            .arg(segment, reason.found, expected);
    case Kind::Missing:
        if (reason.segment == 0)
            //: %1 a part of a path.
            return tr("The path lacks “%1” at its start.").arg(expected);
        //: %1 a part of a path, %2 the number of such a part.
        return tr("The path lacks “%1” behind segment %2.").arg(expected, segment);
    case Kind::Extra:
        if (reason.found.isEmpty())
            //: %1 the number of a part of a path.
            return tr("There is a slash too many: segment %1 is empty.").arg(segment);
        //: %1 the number of a part of a path, %2 that part.
        return tr("Segment %1, “%2”, is too many.").arg(segment, reason.found);
    case Kind::Empty:
        //: %1 the number of a part of a path, %2 what is declared there.
        return tr("Segment %1 is empty, because two slashes follow each other; “%2” is declared there.")
            .arg(segment, expected);
    case Kind::EncodedSlash: return tr("%2F is data and separates no segments. Write the slash as it is.");
    case Kind::Value: break;
    }

    //: %1 a parameter, %2 the value that it was given.
    const QString start = tr("The parameter %1 does not take “%2”").arg(expected, reason.found);
    //: %1 "The parameter … does not take …", %2 why.
    const auto whole = [&start](const QString &why) { return tr("%1: %2.").arg(start, why); };
    switch (reason.rule) {
    case Rule::Integer: return whole(tr("it must be an integer"));
    case Rule::Number: return whole(tr("it must be a number"));
    case Rule::Boolean: return whole(tr("it must be true or false"));
    case Rule::Minimum: return whole(tr("it must be at least %1").arg(reason.bound));
    case Rule::Maximum: return whole(tr("it must be at most %1").arg(reason.bound));
    case Rule::MinLength: return whole(tr("it must have at least %n character(s)", nullptr, reason.bound.toInt()));
    case Rule::MaxLength: return whole(tr("it must have at most %n character(s)", nullptr, reason.bound.toInt()));
    case Rule::Pattern: return whole(tr("it must match the pattern %1").arg(reason.bound));
    //: %1 a list of words.
    case Rule::OneOf: return whole(tr("it must be one of %1").arg(reason.bound));
    case Rule::None: break;
    }
    return start + u'.';
}

void NearMissView::showHost()
{
    const QByteArray field = HttpHead::parse(m_record->requestHead).value("Host");
    const QString host = Server::hostIn(field);
    const bool allowedNow = m_context.server->answersFor(field);
    if (allowedNow)
        //: %1 the name of a host.
        addText(tr("The host “%1” is allowed now").arg(host), "title");
    else if (host.isEmpty())
        addText(tr("The request names no host"), "title");
    else
        addText(tr("The host “%1” is not allowed").arg(host), "title");
    addText(
        tr("The server answers only to names that it knows. Otherwise a web page could have a name of its own lead to "
           "this machine (DNS rebinding) and reach the server through your browser."));
    QStringList names = m_context.server->allowedHosts();
    //: %1 a list of host names.
    addText(tr("Allowed: %1, and every loopback address.").arg(names.join(QStringLiteral(", "))), "muted");

    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 4, 0, 0);
    line->setSpacing(8);
    // It acts on the request whose detail is open, which is this one.
    QAction *again = m_context.commands->find(QStringLiteral("requests.resend"));
    if (allowedNow && again) {
        QPushButton *resend = addButton(QStringLiteral("resend"), tr("Send Again"), tr("Send the request again"));
        resend->setProperty("primary", true);
        resend->setIcon(icon(QStringLiteral("mail-send"), IconTone::OnAccent));
        connect(resend, &QPushButton::clicked, again, &QAction::trigger);
        line->addWidget(resend);
    } else if (!allowedNow && !host.isEmpty()) {
        QPushButton *allow = addButton(QStringLiteral("allowHost"), tr("Allow This Host"),
                                       //: %1 the name of a host: for screen readers.
                                       tr("Allow the host %1").arg(host));
        connect(allow, &QPushButton::clicked, this, &NearMissView::allowHost);
        line->addWidget(allow);
    }
    line->addStretch(1);
    m_lines->addLayout(line);
}

void NearMissView::allowHost()
{
    const QString host = Server::hostIn(HttpHead::parse(m_record->requestHead).value("Host"));
    const auto checked = Server::checkedHost(host);
    if (!checked) {
        //: %1 what stood in the Host field, %2 "takes …": what is allowed there.
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("“%1” cannot be allowed: --allow-host %2.").arg(host, checked.error().detail),
                                 {},
                                 {},
                                 {}});
        return;
    }
    m_context.undo->push(new HostAllowCommand(m_context.server, checked.value()));
    Notice notice;
    //: %1 the name of a host.
    notice.text = tr("The server answers for the host “%1” in this session.").arg(checked.value());
    notice.actionText = tr("Undo");
    notice.action = [server = QPointer<Server>(m_context.server), name = checked.value()] {
        if (server)
            server->withdrawHost(name);
    };
    m_context.notices->post(std::move(notice));
}

} // namespace coroscope
