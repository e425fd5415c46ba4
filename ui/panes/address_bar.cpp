#include "ui/panes/address_bar.h"

#include "server/outbound/http_sender.h"
#include "ui/icon.h"
#include "ui/models/address_completions.h"
#include "ui/panes/address_edit.h"
#include "ui/theme.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAddressCharacters = 24; // of an address beside the buttons; with less room they go below it
constexpr int kMeaningWidth = 40;

} // namespace

AddressBar::AddressBar(AddressCompletions *completions, QWidget *parent)
    : QWidget(parent)
    , m_method(new QComboBox(this))
    , m_address(new AddressEdit(this))
    , m_completer(new AddressCompleter(completions, this))
    , m_send(new QPushButton(tr("Se&nd"), this))
    , m_count(new QSpinBox(this))
    , m_cancel(new QToolButton(this))
    , m_meaning(new ToneLabel(Tone::Muted, this))
    , m_history(new QToolButton(this))
    , m_load(new QToolButton(this))
{
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems({u"GET"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s, u"HEAD"_s, u"OPTIONS"_s});
    m_method->setAccessibleName(tr("Method"));
    m_method->setToolTip(tr("Method: choose one or type any word"));
    m_method->setObjectName(u"senderMethod"_s);
    m_method->lineEdit()->setAccessibleName(tr("Method"));
    m_method->setMinimumContentsLength(7);
    m_method->setCompleter(nullptr);
    // tchar of RFC 9110 §5.6.2.
    m_method->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[!#$%&'*+\\-.^_`|~0-9A-Za-z]{1,64}"_s), m_method));

    m_address->setPlaceholderText(tr("/json or https://example.org/"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setToolTip(
        tr("Address (Ctrl+L): a URL, or a path alone for the server of this window. A name in braces, such "
           "as /users/{id}, gets its value in Params. A curl command that is pasted here fills everything."));
    m_address->setObjectName(u"senderAddress"_s);
    m_address->setFont(monospaceFont());
    m_address->setMinimumWidth(120);
    m_address->setCompleter(m_completer);

    m_send->setObjectName(u"senderSend"_s);
    m_send->setToolTip(tr("Send the request (Ctrl+Enter)"));
    m_send->setIcon(icon(u"mail-send"_s, IconTone::OnAccent));
    m_send->setAutoDefault(false);
    m_send->setProperty("primary", true);
    m_count->setObjectName(u"senderCount"_s);
    m_count->setRange(1, HttpSender::kMaxAtOnce);
    //: in front of a number: "× 50" sends the request fifty times at once
    m_count->setPrefix(tr("× "));
    m_count->setAccelerated(true);
    m_count->setAccessibleName(tr("How many at once"));
    m_count->setToolTip(tr("How many of this request are sent at once, each on a connection of its own (1 to 500)"));
    m_cancel->setObjectName(u"senderCancel"_s);
    m_cancel->setToolTip(tr("Cancel what is under way (Esc)"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setProperty("flat", true);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    m_cancel->setIcon(icon(u"media-playback-stop"_s, IconTone::Error));
    m_cancel->setEnabled(false);
    m_meaning->setObjectName(u"senderMeaning"_s);
    m_meaning->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meaning->setAccessibleName(tr("The URL that is called"));

    m_history->setObjectName(u"senderHistory"_s);
    m_history->setToolTip(tr("What was sent from this tab, and what came back (Ctrl+Shift+H)"));
    m_history->setCheckable(true);
    m_history->setIcon(icon(u"view-history"_s, IconTone::Muted));
    m_history->setProperty("flat", true);
    m_history->setFocusPolicy(Qt::StrongFocus);

    m_load->setObjectName(u"senderLoadRun"_s);
    m_load->setIcon(icon(u"load-run"_s));
    m_load->setToolTip(tr("Load run: send the request many times, and measure (Ctrl+Shift+L)"));
    m_load->setAccessibleName(tr("Load run"));
    m_load->setProperty("flat", true);
    m_load->setFocusPolicy(Qt::StrongFocus);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(2);
    const auto addLine = [layout] {
        auto *line = new QHBoxLayout;
        line->setSpacing(6);
        layout->addLayout(line);
        return line;
    };
    m_first = addLine();
    m_second = addLine();
    m_first->addWidget(m_method);
    m_first->addWidget(m_address, 1);
    m_second->addWidget(m_meaning, 1);
    arrange();
    setTabOrder(m_method, m_address);
    setTabOrder(m_address, m_count);
    setTabOrder(m_count, m_send);
    setTabOrder(m_send, m_cancel);
    setTabOrder(m_cancel, m_load);
    setTabOrder(m_load, m_history);

    connect(m_send, &QPushButton::clicked, this, &AddressBar::sendRequested);
    connect(m_cancel, &QToolButton::clicked, this, &AddressBar::cancelRequested);
    connect(m_load, &QToolButton::clicked, this, &AddressBar::loadRunRequested);
    connect(m_address, &QLineEdit::returnPressed, this, &AddressBar::sendRequested);
    connect(m_address, &AddressEdit::sendRequested, this, &AddressBar::sendRequested);
    connect(m_address, &AddressEdit::curlPasted, this, &AddressBar::curlPasted);
    connect(m_address, &AddressEdit::undoBeyond, this, &AddressBar::undoRequested);
    connect(m_address, &AddressEdit::redoBeyond, this, &AddressBar::redoRequested);
    connect(m_completer, &AddressCompleter::methodChosen, this, &AddressBar::setMethod);
    connect(m_history, &QToolButton::clicked, this, &AddressBar::historyToggled);
    connect(m_count, &QSpinBox::valueChanged, this, &AddressBar::countChanged);
    connect(m_method, &QComboBox::currentTextChanged, this, [this] {
        tintMethod();
        Q_EMIT methodChanged();
    });
    tintMethod();
}

QByteArray AddressBar::method() const
{
    return m_method->currentText().trimmed().toUtf8();
}

void AddressBar::setMethod(const QByteArray &method)
{
    m_method->setCurrentText(QString::fromUtf8(method));
}

int AddressBar::count() const
{
    return m_count->value();
}

void AddressBar::setCount(int count)
{
    m_count->setValue(count);
}

void AddressBar::setRunning(bool running)
{
    const bool hadFocus = m_cancel->hasFocus();
    m_send->setEnabled(!running);
    m_cancel->setEnabled(running);
    if (hadFocus && !running)
        m_send->setFocus();
}

void AddressBar::setSocket(bool socket)
{
    if (m_isSocket == socket)
        return;
    m_isSocket = socket;
    m_send->setText(socket ? tr("Co&nnect") : tr("Se&nd"));
    m_send->setToolTip(socket ? tr("Open the WebSocket (Ctrl+Enter)") : tr("Send the request (Ctrl+Enter)"));
    m_cancel->setToolTip(socket ? tr("Close the WebSocket, or give up opening it (Esc)")
                                : tr("Cancel what is under way (Esc)"));
    for (QWidget *each :
         {static_cast<QWidget *>(m_method), static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_load)})
        each->setEnabled(!socket);
    m_narrow.reset(); // the button has another width
    arrange();
}

QLineEdit *AddressBar::address() const
{
    return m_address;
}

void AddressBar::setHome(const QUrl &home)
{
    m_completer->setHome(home.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

void AddressBar::setHistory(int count, bool shown)
{
    //: a button, and how many entries are behind it
    m_history->setText(count == 0 ? tr("H&istory") : tr("H&istory (%1)").arg(count));
    m_history->setEnabled(count > 0 || shown);
    m_history->setChecked(shown);
}

void AddressBar::setMeaning(const QString &text, bool isTrouble)
{
    m_meaningText = text;
    m_meaning->setTone(isTrouble ? Tone::Warning : Tone::Muted);
    m_meaning->setToolTip(text);
    elideMeaning();
}

void AddressBar::focusAddress()
{
    m_address->setFocus(Qt::ShortcutFocusReason);
    m_address->selectAll();
}

QSize AddressBar::minimumSizeHint() const
{
    // Of the narrow arrangement, whichever it has now.
    const int spacing = m_first->spacing();
    const int first = m_method->minimumSizeHint().width() + m_address->minimumWidth()
        + m_history->minimumSizeHint().height() + 2 * spacing;
    const int second = kMeaningWidth + m_count->minimumSizeHint().width() + m_send->minimumSizeHint().width()
        + m_cancel->minimumSizeHint().width() + m_load->minimumSizeHint().width() + 4 * spacing;
    const QMargins margins = layout()->contentsMargins();
    return {qMax(first, second) + margins.left() + margins.right(), layout()->minimumSize().height()};
}

void AddressBar::arrange()
{
    const QMargins margins = layout()->contentsMargins();
    int wide = margins.left() + margins.right() + 5 * m_first->spacing()
        + m_address->fontMetrics().horizontalAdvance(u'0') * kAddressCharacters;
    for (const QWidget *each : std::initializer_list<QWidget *>{m_method, m_count, m_send, m_cancel, m_load})
        wide += each->sizeHint().width();
    const bool narrow = width() < wide;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    for (QWidget *each : std::initializer_list<QWidget *>{m_count, m_send, m_cancel, m_load})
        (narrow ? m_second : m_first)->addWidget(each);
    (narrow ? m_first : m_second)->addWidget(m_history);
    m_history->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void AddressBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    elideMeaning();
}

void AddressBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Queued: after this, a new style sheet puts back the palette that the method's field had.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        QMetaObject::invokeMethod(this, &AddressBar::tintMethod, Qt::QueuedConnection);
    } else if (event->type() == QEvent::FontChange) {
        m_address->setFont(monospaceFont());
        arrange();
    }
}

void AddressBar::elideMeaning()
{
    m_meaning->setText(m_meaning->fontMetrics().elidedText(m_meaningText, Qt::ElideMiddle,
                                                           qMax(kMeaningWidth, m_meaning->width() - 4)));
}

void AddressBar::tintMethod()
{
    QLineEdit *edit = m_method->lineEdit();
    QPalette own; // with this one role set, so that all others follow the theme
    own.setColor(QPalette::Text, themeColors(palette()).method(method()));
    edit->setPalette(own);
    QFont bold = font();
    bold.setBold(true);
    edit->setFont(bold);
}

} // namespace coroscope
