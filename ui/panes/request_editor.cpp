#include "ui/panes/request_editor.h"

#include "server/compression/coding.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/file_body_editor.h"
#include "ui/panes/message_composer.h"
#include "ui/panes/part_editor.h"
#include "ui/secrets.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/key_value_table.h"
#include "ui/widgets/tone_label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Field names that people send (RFC 9110, RFC 9111, W3C Trace Context), for completion.
QStringList fieldNames(const QString &)
{
    return {u"Accept"_s,     u"Accept-Encoding"_s,   u"Accept-Language"_s, u"Authorization"_s, u"Cache-Control"_s,
            u"Connection"_s, u"Content-Encoding"_s,  u"Content-Type"_s,    u"Cookie"_s,        u"Host"_s,
            u"If-Match"_s,   u"If-Modified-Since"_s, u"If-None-Match"_s,   u"Origin"_s,        u"Range"_s,
            u"Referer"_s,    u"traceparent"_s,       u"User-Agent"_s,      u"X-Api-Key"_s,     u"X-Request-Id"_s};
}

QStringList fieldValues(const QString &name)
{
    const QString lower = name.trimmed().toLower();
    if (lower == "accept"_L1 || lower == "content-type"_L1) {
        return {u"application/json"_s,         u"application/octet-stream"_s, u"application/x-www-form-urlencoded"_s,
                u"application/xml"_s,          u"text/event-stream"_s,        u"text/html"_s,
                u"text/plain; charset=utf-8"_s};
    }
    if (lower == "accept-encoding"_L1 || lower == "content-encoding"_L1)
        return {u"br"_s, u"gzip"_s, u"identity"_s, u"zstd"_s};
    if (lower == "authorization"_L1)
        return {u"Basic "_s, u"Bearer "_s};
    if (lower == "cache-control"_L1)
        return {u"max-age=0"_s, u"no-cache"_s, u"no-store"_s};
    if (lower == "connection"_L1)
        return {u"close"_s, u"keep-alive"_s};
    return {};
}

int enabledRows(const KeyValueModel &model)
{
    int count = 0;
    for (const KeyValueRow &row : model.rows())
        count += row.enabled && (!row.value.isEmpty() || !row.isDeclared) ? 1 : 0;
    return count;
}

} // namespace

RequestEditor::RequestEditor(QWidget *parent)
    : QTabWidget(parent)
    , m_params(new KeyValueModel(this))
    , m_headers(new KeyValueModel(this))
    , m_paramsTable(new KeyValueTable(m_params, tr("Parameters"), this))
    , m_headersTable(new KeyValueTable(m_headers, tr("Header fields"), this))
    , m_implied(new ToneLabel(Tone::Muted, this))
    , m_reveal(new QPushButton(tr("Reve&al secrets"), this))
    , m_auth(new AuthEditor(this))
    , m_body(new BodyEditor(this))
    , m_form(new KeyValueModel(this))
    , m_parts(new KeyValueModel(this, true))
    , m_formTable(new KeyValueTable(m_form, tr("Fields of the form"), this))
    , m_partEditor(new PartEditor(m_parts, this))
    , m_file(new FileBodyEditor(this))
    , m_message(new MessageComposer(this))
    , m_subprotocols(new QLineEdit(this))
    , m_timeout(new QSpinBox(this))
    , m_follow(new QCheckBox(tr("Follow re&directs, at most"), this))
    , m_redirects(new QSpinBox(this))
    , m_verify(new QCheckBox(tr("Verify the server's &certificate (https)"), this))
    , m_fresh(new QCheckBox(tr("Open a new connection each ti&me"), this))
    , m_compressed(new QCheckBox(tr("Accept compressed responses"), this))
    , m_trace(new QCheckBox(tr("Send a tracep&arent of its own"), this))
{
    setDocumentMode(true);
    setAccessibleName(tr("Request"));
    setObjectName(u"senderRequestTabs"_s);
    m_params->setNewRowHint(tr("Add a parameter"));
    m_headers->setNewRowHint(tr("Add a header field"));
    m_paramsTable->view()->setObjectName(u"senderParams"_s);
    m_headersTable->view()->setObjectName(u"senderHeaders"_s);
    m_headersTable->setCompletions(&fieldNames, &fieldValues);
    addTab(m_paramsTable, tr("Params"));
    addTab(m_auth, tr("Auth"));
    makeBodyPages();
    addTab(makeHeaders(), tr("Headers"));
    addTab(m_body, tr("Body"));
    //: A tab: the next message of a WebSocket.
    addTab(m_message, tr("Message"));
    setTabVisible(MessageTab, false);
    addTab(makeOptions(), tr("Options"));
    for (int i = 0; i < count(); ++i)
        widget(i)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else the largest page decides for all
    setTabToolTip(ParamsTab, tr("Path and query parameters of the address"));

    for (KeyValueModel *model : {m_params, m_headers, m_form, m_parts}) {
        connect(model, &KeyValueModel::edited, this, &RequestEditor::changed);
        connect(model, &QAbstractItemModel::dataChanged, this, &RequestEditor::refresh);
        connect(model, &QAbstractItemModel::modelReset, this, &RequestEditor::refresh);
    }
    const auto edited = [this] {
        refresh();
        Q_EMIT changed();
    };
    connect(m_auth, &AuthEditor::changed, this, edited);
    connect(m_body, &BodyEditor::changed, this, edited);
    connect(m_file, &FileBodyEditor::changed, this, edited);
    connect(m_message, &MessageComposer::changed, this, &RequestEditor::changed);
    connect(m_subprotocols, &QLineEdit::textChanged, this, edited);
    for (QSpinBox *box : {m_timeout, m_redirects})
        connect(box, &QSpinBox::valueChanged, this, edited);
    for (QCheckBox *box : {m_follow, m_verify, m_fresh, m_compressed, m_trace})
        connect(box, &QCheckBox::toggled, this, edited);
    refresh();
}

void RequestEditor::makeBodyPages()
{
    m_form->setNewRowHint(tr("Add a field"));
    m_parts->setNewRowHint(tr("Add a text part"));
    m_formTable->view()->setObjectName(u"senderForm"_s);
    m_body->addPage(BodyMode::Form, tr("Form (urlencoded)"), m_formTable);
    m_body->addPage(BodyMode::Multipart, tr("Form (multipart)"), m_partEditor);
    m_body->addPage(BodyMode::File, tr("File"), m_file);
}

QWidget *RequestEditor::makeHeaders()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_headersTable, 1);
    m_implied->setWordWrap(true);
    m_reveal->setObjectName(u"senderRevealHeaders"_s);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_reveal->setToolTip(tr("Show the values of Authorization, Cookie and keys"));
    connect(m_reveal, &QPushButton::toggled, m_headers, [this](bool on) { m_headers->setMasking(!on); });
    m_headers->setMasking(true);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 4, 8, 4);
    bottom->setSpacing(8);
    bottom->addWidget(m_implied, 1);
    bottom->addWidget(m_reveal, 0, Qt::AlignTop);
    layout->addLayout(bottom);
    return page;
}

QWidget *RequestEditor::makeOptions()
{
    m_timeout->setObjectName(u"senderTimeout"_s);
    m_timeout->setRange(0, SenderRequest::kMaxTimeoutSeconds);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setSpecialValueText(tr("no limit"));
    m_timeout->setAccessibleName(tr("Timeout in seconds"));
    m_redirects->setRange(1, SenderRequest::kMaxRedirects);
    m_redirects->setAccessibleName(tr("How many redirects at most"));
    m_follow->setObjectName(u"senderFollow"_s);
    connect(m_follow, &QCheckBox::toggled, m_redirects, &QWidget::setEnabled);
    m_verify->setToolTip(
        tr("Without it anybody on the way can read and change what is sent. For servers of your own, with a "
           "certificate that you made."));
    m_compressed->setObjectName(u"senderCompressed"_s);
    //: %1 a list of content codings.
    m_compressed->setToolTip(tr("Accept-Encoding: %1, as browsers send it; the response is shown decoded. One that you "
                                "type in Headers is sent instead.")
                                 .arg(QString::fromLatin1(codingList())));
    m_trace->setToolTip(
        tr("A header field of W3C Trace Context, new for each request. By it the server's own times of the request are "
           "found. One that you type in Headers is sent instead."));
    m_trace->setObjectName(u"senderTrace"_s);
    m_fresh->setToolTip(
        tr("Shows name lookup, connect and TLS of each request. Otherwise an open connection is used again."));

    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 12, 12, 12);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(10);
    m_subprotocols->setObjectName(u"senderSubprotocols"_s);
    m_subprotocols->setPlaceholderText(tr("none"));
    m_subprotocols->setAccessibleName(tr("Subprotocols of the WebSocket"));
    m_subprotocols->setToolTip(
        tr("Names that are offered in Sec-WebSocket-Protocol, with commas between them; the server chooses one"));
    m_subprotocols->setMinimumWidth(24 * fontMetrics().averageCharWidth());
    form->addRow(tr("Timeo&ut:"), m_timeout);
    form->addRow(tr("Subprotocols:"), m_subprotocols);
    auto *redirects = new QHBoxLayout;
    redirects->addWidget(m_follow);
    redirects->addWidget(m_redirects);
    redirects->addStretch(1);
    form->addRow(tr("Redirects:"), redirects);
    form->addRow(tr("TLS:"), m_verify);
    form->addRow(tr("Connection:"), m_fresh);
    form->addRow(tr("Compression:"), m_compressed);
    form->addRow(tr("Trace:"), m_trace);
    auto *area = new QScrollArea(this);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_subprotocols->setEnabled(false);
    setRequest(SenderRequest());
    return area;
}

QList<QAbstractButton *> RequestEditor::revealControls() const
{
    return {m_reveal, m_auth->revealButton()};
}

void RequestEditor::setRequest(const SenderRequest &request)
{
    m_reveal->setChecked(false); // nobody asked to see those of this one
    m_headers->setRows(request.headers);
    m_auth->setAuth(request.auth);
    m_body->setBody(request.bodyMode, request.body, request.textType);
    m_form->setRows(request.form);
    m_parts->setRows(request.parts);
    m_file->setFile(request.filePath, request.fileType);
    m_timeout->setValue(request.timeoutSeconds);
    m_follow->setChecked(request.followRedirects);
    m_redirects->setValue(request.maxRedirects);
    m_redirects->setEnabled(request.followRedirects && !m_isSocket);
    m_verify->setChecked(request.verifyTls);
    m_fresh->setChecked(request.freshConnection);
    m_compressed->setChecked(request.acceptCompressed);
    m_trace->setChecked(request.sendTrace);
    m_subprotocols->setText(request.subprotocols);
    m_message->setDraft(request.message);
}

void RequestEditor::setSocket(bool socket)
{
    if (m_isSocket == socket)
        return;
    m_isSocket = socket;
    const bool wasThere = currentIndex() == (socket ? BodyTab : MessageTab);
    setTabVisible(MessageTab, socket);
    setTabVisible(BodyTab, !socket);
    if (wasThere)
        setCurrentIndex(socket ? MessageTab : BodyTab);
    for (QWidget *each :
         {static_cast<QWidget *>(m_follow), static_cast<QWidget *>(m_fresh), static_cast<QWidget *>(m_compressed)})
        each->setEnabled(!socket);
    m_redirects->setEnabled(!socket && m_follow->isChecked());
    m_subprotocols->setEnabled(socket);
    refresh();
}

void RequestEditor::readInto(SenderRequest &request) const
{
    request.params = m_params->rows();
    request.headers = m_headers->rows();
    request.bodyMode = m_body->mode();
    request.body = m_body->text();
    request.textType = m_body->textType();
    request.auth = m_auth->auth();
    request.form = m_form->rows();
    request.parts = m_parts->rows();
    request.filePath = m_file->path();
    request.fileType = m_file->mediaType();
    request.timeoutSeconds = m_timeout->value();
    request.followRedirects = m_follow->isChecked();
    request.maxRedirects = m_redirects->value();
    request.verifyTls = m_verify->isChecked();
    request.freshConnection = m_fresh->isChecked();
    request.acceptCompressed = m_compressed->isChecked();
    request.sendTrace = m_trace->isChecked();
    request.subprotocols = m_subprotocols->text();
    request.message = m_message->draft();
}

void RequestEditor::refresh()
{
    const auto title = [](const QString &text, int count) {
        //: title of a tab, then how many entries it has
        return count == 0 ? text : tr("%1 (%2)").arg(text).arg(count);
    };
    setTabText(ParamsTab, title(tr("Params"), enabledRows(*m_params)));
    setTabText(HeadersTab, title(tr("Headers"), enabledRows(*m_headers)));
    //: title of a tab with a mark that there is something in it
    setTabText(BodyTab, m_body->mode() == BodyMode::None ? tr("Body") : tr("Body ●"));
    SenderRequest request;
    readInto(request);
    //: title of a tab with a mark that there is something in it
    setTabText(AuthTab, request.auth.kind == RequestAuth::Kind::None ? tr("Auth") : tr("Auth ●"));
    QStringList fields{u"Host"_s, u"User-Agent"_s};
    HeaderList implied = request.impliedHeaders();
    if (m_isSocket) {
        implied.removeIf([](const auto &field) { return field.first == "Accept" || field.first == "Content-Type"; });
        fields += {u"Upgrade: websocket"_s, u"Connection: Upgrade"_s, u"Sec-WebSocket-Key"_s,
                   u"Sec-WebSocket-Version: 13"_s};
    }
    const QByteArray authField = request.auth.header().first;
    bool isAuthSent = authField.isEmpty();
    for (const auto &[name, value] : implied) {
        const bool isAuth = name == authField;
        isAuthSent = isAuthSent || isAuth;
        fields.append(QString::fromUtf8(name) + u": "_s
                      + (isAuth && !isSecretField(name) ? maskedValue("X-Api-Key", value) : maskedValue(name, value)));
    }
    if (request.acceptCompressed && !m_isSocket)
        fields.append(u"Accept-Encoding: "_s + QString::fromLatin1(codingList()));
    if (request.sendTrace)
        fields.append(u"traceparent"_s);
    m_auth->setOverriddenBy(isAuthSent ? QString() : QString::fromUtf8(authField));
    m_reveal->setVisible(m_headers->hasSecrets() || m_reveal->isChecked());
    m_implied->setText(tr("Also sent, unless named above: %1").arg(fields.join(u" · "_s)));
}

} // namespace coroscope
