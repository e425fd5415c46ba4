#include "ui/panes/load/load_form.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/load/load_request_list.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/sender_request.h"
#include "ui/panes/server_home.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
enum Kind { Closed, Open };
enum Until { Time, Number };

QString viewName()
{
    return u"loadForm"_s;
}

milliseconds fromSeconds(double seconds)
{
    return milliseconds(std::llround(seconds * 1000));
}

} // namespace

LoadForm::LoadForm(const WindowContext &context, QWidget *parent)
    : WholeForm(parent)
    , m_context(context)
    , m_one(new QWidget(this))
    , m_list(new LoadRequestList(context.server, this))
    , m_method(new QComboBox(m_one))
    , m_address(new QLineEdit(m_one))
    , m_addressSays(new ToneLabel(Tone::Muted, this))
    , m_extras(new QWidget(this))
    , m_extrasText(new QLabel(m_extras))
    , m_kind(new QComboBox(this))
    , m_connections(new QSpinBox(this))
    , m_rate(new QSpinBox(this))
    , m_until(new QComboBox(this))
    , m_seconds(new QDoubleSpinBox(this))
    , m_total(new QSpinBox(this))
    , m_warmUp(new QDoubleSpinBox(this))
    , m_timeout(new QSpinBox(this))
    , m_threads(new QSpinBox(this))
    , m_says(new ToneLabel(Tone::Muted, this))
    , m_start(new QPushButton(tr("Start load run"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_keep(this, context.settings, [this] { keep(); })
{
    setObjectName(u"loadForm"_s);
    makeFields();
    restore();
    const auto onEdit = [this] {
        if (m_filling)
            return;
        refresh();
        m_keep.start();
    };
    connect(m_method, &QComboBox::currentTextChanged, this, onEdit);
    connect(m_address, &QLineEdit::textChanged, this, onEdit);
    connect(m_address, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    for (QComboBox *box : {m_kind, m_until})
        connect(box, &QComboBox::currentIndexChanged, this, onEdit);
    for (QSpinBox *box : {m_connections, m_rate, m_total, m_timeout, m_threads})
        connect(box, &QSpinBox::valueChanged, this, onEdit);
    for (QDoubleSpinBox *box : {m_seconds, m_warmUp})
        connect(box, &QDoubleSpinBox::valueChanged, this, onEdit);
    connect(m_list, &LoadRequestList::changed, this, &LoadForm::refresh);
    connect(m_list, &LoadRequestList::oneLeft, this, [this](const LoadRequest &request) {
        setRequest(request);
        m_address->setFocus();
    });
    connect(m_start, &QPushButton::clicked, this, &LoadForm::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &LoadForm::stopRequested);
    setRunning(false, false);
    refresh();
}

QWidget *LoadForm::labelled(const QString &label, QWidget *field, const QString &about)
{
    auto *holder = new QWidget(this);
    auto *name = new QLabel(label, holder);
    name->setBuddy(field);
    field->setParent(holder);
    field->setToolTip(about);
    field->setAccessibleName(label);
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(name);
    layout->addWidget(field);
    return holder;
}

void LoadForm::makeFields()
{
    const QLocale locale;
    m_method->setObjectName(u"loadMethod"_s);
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems({u"GET"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s, u"HEAD"_s, u"OPTIONS"_s});
    m_method->setAccessibleName(tr("Method"));
    m_method->lineEdit()->setAccessibleName(tr("Method"));
    m_method->setMinimumContentsLength(7);
    m_method->setCompleter(nullptr);
    // tchar of RFC 9110 §5.6.2.
    m_method->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[!#$%&'*+\\-.^_`|~0-9A-Za-z]{1,64}"_s), m_method));
    m_address->setObjectName(u"loadAddress"_s);
    m_address->setFont(monospaceFont());
    m_address->setPlaceholderText(tr("/async-endpoint?delay_ms=20 or http://127.0.0.1:9000/"));
    m_address->setAccessibleName(tr("Address of the load run"));
    m_address->setToolTip(tr("A URL (http), or a path alone for the server of this window"));
    m_address->setMinimumWidth(120);
    m_addressSays->setObjectName(u"loadAddressSays"_s);
    m_addressSays->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto *forget = new QToolButton(m_extras);
    forget->setObjectName(u"loadForgetExtras"_s);
    forget->setIcon(icon(u"window-close"_s, IconTone::Muted));
    forget->setProperty("flat", true);
    forget->setFocusPolicy(Qt::StrongFocus);
    forget->setAccessibleName(tr("Send neither header fields nor body"));
    forget->setToolTip(forget->accessibleName());
    m_extrasText->setObjectName(u"loadExtras"_s);
    m_extrasText->setTextFormat(Qt::PlainText);
    auto *extras = new QHBoxLayout(m_extras);
    extras->setContentsMargins(0, 0, 0, 0);
    extras->setSpacing(2);
    extras->addWidget(m_extrasText);
    extras->addWidget(forget);
    connect(forget, &QToolButton::clicked, this, [this] {
        setExtras({}, {});
        m_address->setFocus();
        refresh();
    });

    m_kind->setObjectName(u"loadKind"_s);
    //: Kinds of load.
    m_kind->addItem(tr("Closed: as fast as it answers"));
    m_kind->addItem(tr("Open: at a constant rate"));
    m_connections->setObjectName(u"loadConnections"_s);
    m_connections->setRange(1, LoadPlan::kMaxConnections);
    m_rate->setObjectName(u"loadRate"_s);
    m_rate->setRange(1, int(LoadPlan::kMaxRate));
    //: Behind a number: so many a second.
    m_rate->setSuffix(tr("/s"));
    m_until->setObjectName(u"loadUntil"_s);
    m_until->addItem(tr("for a time"));
    m_until->addItem(tr("for a number of requests"));
    m_seconds->setObjectName(u"loadSeconds"_s);
    m_seconds->setDecimals(1);
    m_seconds->setRange(0.1, std::chrono::duration<double>(LoadPlan::kMaxDuration).count());
    m_seconds->setSuffix(tr(" s"));
    m_total->setObjectName(u"loadTotal"_s);
    m_total->setRange(1, int(LoadPlan::kMaxRequests));
    m_warmUp->setObjectName(u"loadWarmUp"_s);
    m_warmUp->setDecimals(1);
    m_warmUp->setRange(0, std::chrono::duration<double>(LoadPlan::kMaxDuration).count());
    m_warmUp->setSuffix(tr(" s"));
    m_timeout->setObjectName(u"loadTimeout"_s);
    m_timeout->setRange(1, 3'600'000);
    m_timeout->setSuffix(tr(" ms"));
    m_threads->setObjectName(u"loadThreads"_s);
    m_threads->setRange(1, LoadPlan::kMaxThreads);
    for (QAbstractSpinBox *box : std::initializer_list<QAbstractSpinBox *>{m_connections, m_rate, m_seconds, m_total,
                                                                           m_warmUp, m_timeout, m_threads}) {
        box->setAccelerated(true);
        box->setGroupSeparatorShown(true);
    }
    m_says->setObjectName(u"loadSays"_s);
    m_says->setWordWrap(true);
    m_start->setObjectName(u"loadStart"_s);
    m_start->setIcon(icon(u"media-playback-start"_s, IconTone::OnAccent));
    m_start->setProperty("primary", true);
    m_start->setAutoDefault(false);
    m_start->setToolTip(tr("Start the load run (Ctrl+Enter)"));
    m_stop->setObjectName(u"loadStop"_s);
    m_stop->setIcon(icon(u"media-playback-stop"_s, IconTone::Error));
    m_stop->setAutoDefault(false);
    m_stop->setToolTip(tr("Stop the load run; what was measured so far is shown (Esc)"));

    auto *first = new QHBoxLayout(m_one);
    first->setContentsMargins(0, 0, 0, 0);
    first->setSpacing(6);
    first->addWidget(m_method);
    first->addWidget(m_address, 1);
    auto *fields = new FlowLayout;
    fields->setSpacings(4, 6);
    fields->addWidget(labelled(tr("Load"), m_kind,
                               tr("Closed: each connection sends its next request when it has the answer to the last "
                                  "one, so a slow server gets less load. Open: requests are due at fixed times, as "
                                  "from people who know nothing of one another; latency counts from when they were "
                                  "due, so that a stall is not left out (no coordinated omission).")));
    fields->addWidget(
        m_rateField = labelled(
            tr("Rate"), m_rate,
            tr("Requests a second over all connections, at most %1").arg(locale.toString(LoadPlan::kMaxRate, 'f', 0))));
    fields->addWidget(labelled(tr("Connections"), m_connections,
                               tr("So many are kept alive and are at work at once, at most %1. Of an open load: more "
                                  "than the rate needs, else requests wait here instead of at the server.")
                                   .arg(locale.toString(LoadPlan::kMaxConnections))));
    fields->addWidget(labelled(tr("Until"), m_until, tr("What ends the measured part")));
    fields->addWidget(m_secondsField = labelled(tr("Seconds"), m_seconds, tr("At most an hour")));
    fields->addWidget(m_totalField = labelled(
                          tr("Requests"), m_total,
                          tr("At most %1; after an hour it ends anyway").arg(locale.toString(LoadPlan::kMaxRequests))));
    fields->addWidget(labelled(tr("Warm-up"), m_warmUp,
                               tr("Before that, so long, the same load is sent and not counted: caches fill, "
                                  "connections open. 0: none")));
    fields->addWidget(labelled(tr("Timeout"), m_timeout, tr("For one request, at most an hour")));
    fields->addWidget(labelled(tr("Threads"), m_threads,
                               tr("Of the generator, at most %1. One makes many thousands of requests a second; more "
                                  "take cores away from the server")
                                   .arg(LoadPlan::kMaxThreads)));
    auto *last = new FlowLayout;
    last->setSpacings(8, 6);
    last->addWidget(m_start);
    last->addWidget(m_stop);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_addressSays, 1);
    second->addWidget(m_extras);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_one);
    layout->addWidget(m_list);
    layout->addLayout(second);
    layout->addLayout(fields);
    layout->addLayout(last);
    layout->addWidget(m_says);
}

bool LoadForm::hasList() const
{
    return m_list->count() > 1;
}

void LoadForm::showFields()
{
    m_one->setVisible(!hasList());
    m_list->setVisible(hasList());
    m_extras->setVisible(!hasList() && !m_extrasText->text().isEmpty());
    m_rateField->setVisible(m_kind->currentIndex() == Open);
    m_secondsField->setVisible(m_until->currentIndex() == Time);
    m_totalField->setVisible(m_until->currentIndex() == Number);
}

void LoadForm::setExtras(const HeaderList &headers, const QByteArray &body)
{
    m_headers = headers;
    m_body = body;
    QStringList parts;
    if (!headers.isEmpty())
        parts.append(tr("%n header field(s)", nullptr, int(headers.size())));
    if (!body.isEmpty())
        parts.append(tr("a body of %1").arg(sizeText(quint64(body.size()))));
    //: %1 "3 header fields, a body of 12 B": what a request has besides its address.
    m_extrasText->setText(parts.isEmpty() ? QString() : tr("with %1").arg(parts.join(u", "_s)));
    m_extras->setVisible(!parts.isEmpty());
}

void LoadForm::setRequest(const LoadRequest &request)
{
    const QScopedValueRollback filling(m_filling, true);
    m_list->setRequests({});
    m_method->setCurrentText(QString::fromUtf8(request.method));
    QString address = QString::fromUtf8(request.url.toEncoded());
    if (isServerHome(request.url, m_context.server)) // it may have another port tomorrow
        address = QString::fromUtf8(request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    m_address->setText(address.isEmpty() ? u"/"_s : address);
    setExtras(request.headers, request.body);
    refresh();
    m_keep.start();
}

void LoadForm::setRequests(const QList<LoadRequest> &requests)
{
    if (requests.isEmpty())
        return;
    const LoadRequest &first = requests.front();
    const bool areSame = std::all_of(requests.begin(), requests.end(), [&first](const LoadRequest &each) {
        return each.method == first.method && each.url == first.url && each.headers == first.headers
            && each.body == first.body;
    });
    if (areSame)
        return setRequest(first);
    m_list->setRequests(requests);
    refresh();
}

void LoadForm::setPlan(const LoadPlan &plan)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_kind->setCurrentIndex(plan.rate > 0 ? Open : Closed);
        if (plan.rate > 0)
            m_rate->setValue(int(plan.rate));
        m_connections->setValue(plan.connections);
        m_until->setCurrentIndex(plan.total > 0 ? Number : Time);
        if (plan.total > 0)
            m_total->setValue(int(plan.total));
        else
            m_seconds->setValue(double(plan.duration.count()) / 1000);
        m_warmUp->setValue(double(plan.warmUp.count()) / 1000);
        m_timeout->setValue(int(plan.timeout.count()));
        m_threads->setValue(plan.threads);
    }
    setRequests(plan.requests);
    refresh();
}

Result<QUrl> LoadForm::url() const
{
    SenderRequest typed;
    typed.address = m_address->text();
    const auto call = typed.toCall(serverHome(m_context.server));
    if (!call.isOk())
        return call.error();
    return call.value().url;
}

LoadPlan LoadForm::load() const
{
    LoadPlan plan;
    plan.connections = m_connections->value();
    plan.threads = m_threads->value();
    plan.rate = m_kind->currentIndex() == Open ? m_rate->value() : 0;
    if (m_until->currentIndex() == Number)
        plan.total = m_total->value();
    else
        plan.duration = fromSeconds(m_seconds->value());
    plan.warmUp = fromSeconds(m_warmUp->value());
    plan.timeout = milliseconds(m_timeout->value());
    return plan;
}

Result<QList<LoadRequest>> LoadForm::requests() const
{
    if (hasList())
        return m_list->requests();
    const QString typed = m_address->text().trimmed();
    const QString scheme = typed.first(std::max<qsizetype>(0, typed.indexOf(u"://"))).toLower();
    if (!scheme.isEmpty() && scheme != u"http" && scheme != u"https") // the Sender knows more of them
        return Error{Error::Kind::BadRequest,
                     tr("Load runs speak http and https, and this address is %1.").arg(scheme)};
    const auto address = url();
    if (!address)
        return address.error();
    return QList<LoadRequest>{{m_method->currentText().trimmed().toUtf8(), address.value(), m_headers, m_body}};
}

Result<LoadPlan> LoadForm::plan() const
{
    const auto requests = this->requests();
    if (!requests)
        return requests.error();
    LoadPlan plan = load();
    plan.requests = requests.value();
    const auto checked = checkLoad(plan);
    if (!checked)
        return checked.error();
    return plan;
}

void LoadForm::refresh()
{
    if (hasList())
        m_list->refresh();
    showFields();
    const auto requests = this->requests();
    QString meaning;
    QString addressTrouble;
    QString loadTrouble;
    if (!hasList() && m_address->text().trimmed().isEmpty()) {
        meaning = tr("Type an address, or choose “Load run” at a route or a request.");
    } else if (!requests) {
        addressTrouble = requests.error().detail;
    } else {
        meaning = hasList()
            ? tr("Each is sent as often as the others: the first, the second and so on, then the first again.")
            : tr("→ %1").arg(requests->front().url.toDisplayString(QUrl::FullyEncoded | QUrl::RemovePassword));
        // What is wrong with the request alone stands at its address, all else at the load.
        LoadPlan onlyRequest;
        onlyRequest.total = 1;
        onlyRequest.requests = requests.value();
        LoadPlan all = load();
        all.requests = onlyRequest.requests;
        if (const auto checked = checkLoad(onlyRequest); !checked)
            addressTrouble = checked.error().detail;
        else if (const auto whole = checkLoad(all); !whole)
            loadTrouble = whole.error().detail;
    }
    m_addressSays->setTone(addressTrouble.isEmpty() ? Tone::Muted : Tone::Error);
    m_addressSays->setText(addressTrouble.isEmpty() ? meaning : addressTrouble);
    m_says->setTone(loadTrouble.isEmpty() ? Tone::Muted : Tone::Error);
    m_says->setText(loadTrouble.isEmpty() ? loadWords::intent(load()) : loadTrouble);
    m_start->setEnabled(!m_running && requests && addressTrouble.isEmpty() && loadTrouble.isEmpty());
}

QString LoadForm::addressTrouble() const
{
    return m_addressSays->tone() == Tone::Error ? m_addressSays->text() : QString();
}

QString LoadForm::loadTrouble() const
{
    return m_says->tone() == Tone::Error ? m_says->text() : QString();
}

void LoadForm::setRunning(bool running, bool stopping)
{
    const bool hadFocus = m_start->hasFocus() || m_stop->hasFocus();
    m_running = running;
    m_stop->setEnabled(running && !stopping);
    m_stop->setText(stopping ? tr("Stopping …") : tr("Stop"));
    refresh();
    if (hadFocus && isVisible())
        (running ? m_stop : m_start)->setFocus();
}

void LoadForm::restore()
{
    const QScopedValueRollback filling(m_filling, true);
    const QJsonObject kept = QJsonDocument::fromJson(m_context.settings->view(viewName())).object();
    const bool known = kept["version"_L1].toInt() == kVersion;
    const auto number
        = [&](QLatin1StringView key, double otherwise) { return known ? kept[key].toDouble(otherwise) : otherwise; };
    m_method->setCurrentText(known ? kept["method"_L1].toString(u"GET"_s) : u"GET"_s);
    m_address->setText(known ? kept["address"_L1].toString() : QString());
    setExtras({}, {});
    m_kind->setCurrentIndex(known && kept["open"_L1].toBool() ? Open : Closed);
    m_until->setCurrentIndex(known && kept["byNumber"_L1].toBool() ? Number : Time);
    m_connections->setValue(int(number("connections"_L1, 10)));
    m_rate->setValue(int(number("rate"_L1, 1000)));
    m_seconds->setValue(number("seconds"_L1, 10));
    m_total->setValue(int(number("total"_L1, 1000)));
    m_warmUp->setValue(number("warmUp"_L1, 1));
    m_timeout->setValue(int(number("timeoutMs"_L1, 30'000)));
    m_threads->setValue(int(number("threads"_L1, 1)));
}

void LoadForm::keep()
{
    const QJsonObject state{{u"version"_s, kVersion},
                            {u"method"_s, m_method->currentText()},
                            {u"address"_s, withoutSecretItems(m_address->text().trimmed())},
                            {u"open"_s, m_kind->currentIndex() == Open},
                            {u"byNumber"_s, m_until->currentIndex() == Number},
                            {u"connections"_s, m_connections->value()},
                            {u"rate"_s, m_rate->value()},
                            {u"seconds"_s, m_seconds->value()},
                            {u"total"_s, m_total->value()},
                            {u"warmUp"_s, m_warmUp->value()},
                            {u"timeoutMs"_s, m_timeout->value()},
                            {u"threads"_s, m_threads->value()}};
    m_context.settings->setView(viewName(), QJsonDocument(state).toJson(QJsonDocument::Compact));
}

} // namespace coroscope
