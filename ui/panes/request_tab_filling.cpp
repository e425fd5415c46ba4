#include "server/outbound/call_check.h"
#include "ui/curl_import.h"
#include "ui/notices.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/param_sync.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/schema_sample.h"
#include "ui/panes/send_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/key_value_table.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QSplitter>
#include <QUndoCommand>
#include <QUndoStack>

// What a request tab is filled from: a route, a row of Requests, a curl command, the state of last time.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// How a request to that route says who sends it, before anybody has chosen.
RequestAuth usualAuth(const RouteInfo &route, const SecurityInfo &security)
{
    RequestAuth auth;
    if (!security.asksFor(route) || !security.isOn())
        return auth;
    if (security.hasApiKeys) {
        auth.kind = RequestAuth::Kind::ApiKey;
        auth.keyName = u"X-API-Key"_s;
    } else {
        auth.kind = security.hasAccounts ? RequestAuth::Kind::Password : RequestAuth::Kind::Bearer;
    }
    return auth;
}

} // namespace

/// One whole request in the place of another.
class RequestTab::ReplaceRequest final : public QUndoCommand {
public:
    ReplaceRequest(RequestTab *tab, SenderRequest after, const QString &text)
        : QUndoCommand(text)
        , m_tab(tab)
        , m_before(tab->request())
        , m_after(std::move(after))
    {
    }
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

private:
    void apply(const SenderRequest &request)
    {
        if (!m_tab)
            return setObsolete(true);
        m_tab->setRequest(request);
        m_tab->m_touched = true;
        Q_EMIT m_tab->requestEdited();
    }

    const QPointer<RequestTab> m_tab;
    const SenderRequest m_before;
    const SenderRequest m_after;
};

SenderRequest RequestTab::request() const
{
    SenderRequest request;
    request.method = m_bar->method();
    request.address = m_bar->address()->text();
    request.count = m_bar->count();
    m_editor->readInto(request);
    return request;
}

void RequestTab::setRequest(const SenderRequest &request)
{
    m_filling = true;
    m_bar->setMethod(request.method);
    m_bar->setCount(request.count);
    m_editor->setRequest(request);
    m_sync->setAll(request.address, request.params);
    m_filling = false;
    m_touched = true;
    matchRoute();
    refreshMeaning();
}

void RequestTab::editRequest(const SenderRequest &request, const QString &text)
{
    auto *command = new ReplaceRequest(this, request, text);
    if (m_context.undo) {
        m_context.undo->push(command);
        return;
    }
    command->redo();
    delete command;
}

void RequestTab::importCurlCommand(const QString &command)
{
    auto result = importCurl(command);
    if (!result.isOk()) {
        m_banner->showMessage(Banner::Kind::Error, result.error().detail);
        return;
    }
    CurlImport &taken = result.value();
    taken.request.count = m_bar->count();
    editRequest(taken.request, tr("Paste cURL Command"));
    m_banner->hide();
    m_editor->setCurrentIndex(taken.request.bodyMode != BodyMode::None ? RequestEditor::BodyTab
                                  : !taken.request.headers.isEmpty()   ? RequestEditor::HeadersTab
                                                                       : RequestEditor::ParamsTab);
    QString text = tr("The request was filled from a cURL command.");
    if (!taken.leftOut.isEmpty()) {
        //: %1 a list of options and sentences
        text = tr("The request was filled from a cURL command. Not taken over: %1.").arg(taken.leftOut.join(u"; "_s));
        m_banner->showMessage(Banner::Kind::Warning, text);
    }
    if (!taken.meaningless.isEmpty())
        //: %1 options of curl such as -s, -o
        text += u' ' + tr("Of no meaning here: %1.").arg(taken.meaningless.join(u", "_s));
    if (!m_context.notices)
        return;
    Notice notice;
    notice.kind = taken.leftOut.isEmpty() ? Notice::Kind::Info : Notice::Kind::Warning;
    notice.text = text;
    notice.actionText = tr("Undo");
    notice.action = [undo = QPointer(m_context.undo), index = m_context.undo ? m_context.undo->index() : 0] {
        if (undo && undo->index() == index) // what came since is not to be taken back by this button
            undo->undo();
    };
    m_context.notices->post(std::move(notice));
}

/// A part for each member of a form that a route declares.
static QList<KeyValueRow> declaredParts(const QJsonObject &schema)
{
    const QJsonObject members = schema["properties"_L1].toObject();
    const QJsonArray required = schema["required"_L1].toArray();
    QList<KeyValueRow> rows;
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QJsonObject what = member.value().toObject();
        KeyValueRow row;
        row.name = member.key();
        row.isFile = what["format"_L1] == "binary"_L1 || what.contains("contentMediaType"_L1);
        row.isRequired = required.contains(member.key());
        rows.append(row);
    }
    return rows;
}

RequestAuth RequestTab::homeAuth() const
{
    return m_matched >= 0 ? m_editor->auth()->auth() : RequestAuth();
}

void RequestTab::openRoute(const RouteInfo &route, const RequestAuth &auth)
{
    SenderRequest made;
    made.count = m_bar->count();
    // Who one is stays from one route of this server to the next.
    made.auth = auth.kind == RequestAuth::Kind::None ? homeAuth() : auth;
    if (m_server && made.auth.kind == RequestAuth::Kind::None)
        made.auth = usualAuth(route, m_server->security());
    made.method = route.method == "*" ? QByteArrayLiteral("GET") : route.method;
    made.address = route.path;
    made.headers = declaredRows(route.params, ParamLocation::Header);
    if (!route.bodyType.isEmpty() && made.method != "GET") {
        const bool isJson = route.bodyType.endsWith("json");
        const bool isForm = route.bodyType == "multipart/form-data";
        made.bodyMode = isForm ? BodyMode::Multipart : isJson ? BodyMode::Json : BodyMode::Text;
        if (isForm)
            made.parts = declaredParts(route.bodySchema);
        else if (isJson)
            made.body = schemaSample(route.bodySchema);
        else
            made.textType = QString::fromUtf8(route.bodyType);
    }
    setRequest(made);
    m_matched = route.index;
    showWanted();
    m_sync->setDeclared(route.params);
    const bool hasParams = !m_editor->params()->rows().isEmpty();
    m_editor->setCurrentIndex(m_isSocketAddress && !hasParams                    ? RequestEditor::MessageTab
                                  : hasParams || made.bodyMode == BodyMode::None ? RequestEditor::ParamsTab
                                                                                 : RequestEditor::BodyTab);
    m_touched = false;
    Q_EMIT requestEdited();
}

void RequestTab::openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers, const QByteArray &body)
{
    SenderRequest made;
    made.count = m_bar->count();
    made.method = method;
    made.address = url.toString(QUrl::FullyEncoded);
    const bool isHandshake = fieldValue(headers, "Upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
    for (const auto &[name, value] : headers) {
        if (name.compare("content-length", Qt::CaseInsensitive) == 0 || name.compare("host", Qt::CaseInsensitive) == 0)
            continue; // made anew from the body and the address
        KeyValueRow row;
        row.name = QString::fromUtf8(name);
        row.value = QString::fromUtf8(value);
        if (isSameField(name, "traceparent"))
            continue; // each request has one of its own
        if (isSameField(name, "Sec-WebSocket-Protocol"))
            made.subprotocols = row.value;
        const QByteArray lower = name.toLower();
        if (isHandshake && (lower == "upgrade" || lower == "connection" || lower.startsWith("sec-websocket-")))
            continue; // as each handshake makes its own
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            made.textType = row.value;
        made.headers.append(row);
    }
    if (!body.isEmpty()) {
        made.bodyMode = made.textType.contains("json"_L1) ? BodyMode::Json : BodyMode::Text;
        made.body = QString::fromUtf8(body);
    }
    setRequest(made);
    m_touched = false;
    Q_EMIT requestEdited();
}

void RequestTab::openSaved(const SenderRequest &request)
{
    SenderRequest made = request;
    made.count = m_bar->count();
    setRequest(made);
    m_touched = false;
    Q_EMIT requestEdited();
}

QJsonObject RequestTab::saveState() const
{
    return {
        {u"version"_s, 1},
        {u"request"_s, request().toJson()},
        {u"tab"_s, m_editor->currentIndex()},
        {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())},
    };
}

void RequestTab::restoreState(const QJsonObject &state)
{
    if (state["version"_L1].toInt() != 1)
        return;
    setRequest(SenderRequest::fromJson(state["request"_L1].toObject()));
    const int tab = qBound(0, state["tab"_L1].toInt(), m_editor->count() - 1);
    m_editor->setCurrentIndex(m_editor->isTabVisible(tab) ? tab : RequestEditor::ParamsTab);
    m_splitter->restoreState(QByteArray::fromBase64(state["splitter"_L1].toString().toLatin1()));
}

} // namespace coroscope
