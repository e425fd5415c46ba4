#include "ui/panes/message_composer.h"

#include "server/http/websocket_codec.h"
#include "ui/close_words.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/json_format.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;
using Form = MessageDraft::Form;

namespace {

constexpr qsizetype kCheckedJson = 256 * 1024; // characters; a longer one is sent without a word about it
constexpr qsizetype kCheckedHex = 256 * 1024; // characters; more are only read when they are sent
constexpr std::uint16_t kUsualCodes[] = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4000};

} // namespace

MessageComposer::MessageComposer(QWidget *parent)
    : QWidget(parent)
    , m_form(new QComboBox(this))
    , m_format(new QPushButton(tr("Format"), this))
    , m_edit(new CodeEdit(tr("Message to send"), this))
    , m_find(new FindBar(this))
    , m_verdict(new ToneLabel(Tone::Muted, this))
    , m_send(new QPushButton(tr("Send message"), this))
    , m_ping(new QPushButton(tr("Ping"), this))
    , m_code(new QComboBox(this))
    , m_reason(new QLineEdit(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"messageComposer"_s);
    m_form->setObjectName(u"messageForm"_s);
    m_form->setAccessibleName(tr("Kind of message"));
    m_form->addItem(tr("Text"), int(Form::Text));
    m_form->addItem(tr("JSON"), int(Form::Json));
    m_form->addItem(tr("Binary, in hexadecimal"), int(Form::Hex));
    m_form->addItem(tr("Binary, from a file"), int(Form::File));
    m_format->setObjectName(u"messageFormat"_s);
    m_format->setToolTip(tr("Indent the JSON"));
    m_format->setAutoDefault(false);
    m_edit->setObjectName(u"messageText"_s);
    m_verdict->setObjectName(u"messageVerdict"_s);
    m_verdict->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_send->setObjectName(u"messageSend"_s);
    m_send->setToolTip(tr("Send the message (Ctrl+Enter)"));
    m_send->setIcon(icon(u"mail-send"_s, IconTone::OnAccent));
    m_send->setProperty("primary", true);
    m_send->setAutoDefault(false);
    m_ping->setObjectName(u"messagePing"_s);
    m_ping->setToolTip(tr("Send a ping, which the server answers with a pong"));
    m_ping->setAutoDefault(false);
    m_code->setObjectName(u"closeCode"_s);
    m_code->setEditable(true);
    m_code->setInsertPolicy(QComboBox::NoInsert);
    m_code->setCompleter(nullptr);
    for (const std::uint16_t code : kUsualCodes) {
        m_code->addItem(words::closeCode(code), code);
        m_code->setItemData(m_code->count() - 1, words::closeCodeMeaning(code), Qt::ToolTipRole);
    }
    m_code->setAccessibleName(tr("Code of the Close"));
    m_code->lineEdit()->setAccessibleName(tr("Code of the Close"));
    m_code->setToolTip(tr("Code of the Close: 1000 to 1003, 1007 to 1014, or 3000 to 4999"));
    m_code->setMinimumContentsLength(17);
    m_code->lineEdit()->setCursorPosition(0); // its beginning tells most
    m_code->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reason->setObjectName(u"closeReason"_s);
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason of the Close"));
    m_reason->setToolTip(tr("Goes with the code; at most 123 bytes"));
    m_reason->setMaxLength(int(websocket::kMaxReason));
    m_close->setObjectName(u"messageClose"_s);
    m_close->setToolTip(tr("Close the connection with that code and reason"));
    m_close->setAutoDefault(false);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->setSpacing(8);
    top->addWidget(m_form);
    top->addWidget(m_format);
    top->addWidget(m_verdict, 1);
    auto *bottom = new FlowLayout;
    bottom->setSpacings(8, 4);
    bottom->setContentsMargins(8, 4, 8, 6);
    for (QWidget *each : {static_cast<QWidget *>(m_send), static_cast<QWidget *>(m_ping),
                          static_cast<QWidget *>(m_close), static_cast<QWidget *>(m_code)})
        bottom->addWidget(each);
    bottom->addWidget(m_reason);
    bottom->setFiller(m_reason, 20 * fontMetrics().averageCharWidth());
    m_filePage = makeFilePage();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_find);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_filePage, 1);
    layout->addLayout(bottom);
    m_find->setTarget(m_edit, m_edit);
    m_find->hide();

    connect(m_form, &QComboBox::currentIndexChanged, this, &MessageComposer::onFormChanged);
    connect(m_edit, &CodeEdit::edited, this, [this] {
        check();
        Q_EMIT changed();
    });
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT changed();
    });
    connect(m_format, &QPushButton::clicked, this, [this] {
        const QString before = m_edit->toPlainText();
        if (const QString after = prettyJson(before); after != before)
            m_edit->replaceText(after);
    });
    connect(m_send, &QPushButton::clicked, this, &MessageComposer::sendRequested);
    connect(m_ping, &QPushButton::clicked, this, &MessageComposer::pingRequested);
    connect(m_close, &QPushButton::clicked, this, &MessageComposer::onClose);
    connect(m_reason, &QLineEdit::returnPressed, this, &MessageComposer::onClose);
    setOpen(false);
    onFormChanged();
}

QWidget *MessageComposer::makeFilePage()
{
    auto *page = new QWidget(this);
    m_path = new QLineEdit(page);
    m_path->setObjectName(u"messageFile"_s);
    m_path->setAccessibleName(tr("Path of the file"));
    m_path->setPlaceholderText(tr("Path of a file"));
    auto *choose = new QPushButton(tr("Choose…"), page);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose the file"));
    connect(choose, &QPushButton::clicked, this, &MessageComposer::chooseFile);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *label = new QLabel(tr("File:"), page);
    label->setBuddy(m_path);
    row->addWidget(label);
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addLayout(row);
    layout->addStretch(1);
    return page;
}

void MessageComposer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("File to send as a message"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

Form MessageComposer::currentForm() const
{
    return Form(m_form->currentData().toInt());
}

MessageDraft MessageComposer::draft() const
{
    return {currentForm(), m_edit->toPlainText(), m_path->text()};
}

void MessageComposer::setDraft(const MessageDraft &draft)
{
    m_form->setCurrentIndex(m_form->findData(int(draft.form)));
    if (draft.text != m_edit->toPlainText())
        m_edit->setPlainText(draft.text);
    m_path->setText(draft.file);
    check();
}

void MessageComposer::setMessage(const SocketMessage &message)
{
    const bool isText = message.kind == SocketMessage::Kind::Text;
    const QString text = isText ? QString::fromUtf8(message.payload) : QString::fromLatin1(message.payload.toHex(' '));
    const bool isJson = isText && text.size() <= kCheckedJson && !text.trimmed().isEmpty() && !findJsonFault(text)
        && (text.trimmed().startsWith(u'{') || text.trimmed().startsWith(u'['));
    m_form->setCurrentIndex(m_form->findData(int(isJson ? Form::Json : isText ? Form::Text : Form::Hex)));
    m_edit->replaceText(text);
    m_edit->setFocus();
}

bool MessageComposer::isText() const
{
    return currentForm() == Form::Text || currentForm() == Form::Json;
}

Result<QByteArray> MessageComposer::payload() const
{
    if (currentForm() != Form::Hex)
        return m_edit->toPlainText().toUtf8();
    QByteArray digits;
    const QString text = m_edit->toPlainText();
    digits.reserve(text.size());
    for (const QChar c : text) {
        if (c.isSpace())
            continue;
        if (c.unicode() > 0x7F || !std::isxdigit(c.unicode()))
            //: %1 a character.
            return Error{Error::Kind::BadRequest, tr("“%1” is no hexadecimal digit.").arg(c)};
        digits += char(c.toLatin1());
    }
    if (digits.size() % 2 != 0)
        return Error{Error::Kind::BadRequest, tr("A byte has two hexadecimal digits; the last one has only one.")};
    return QByteArray::fromHex(digits);
}

void MessageComposer::setOpen(bool open)
{
    m_isOpen = open;
    for (QWidget *each :
         {static_cast<QWidget *>(m_send), static_cast<QWidget *>(m_ping), static_cast<QWidget *>(m_close)})
        each->setEnabled(open);
}

void MessageComposer::setTrouble(const QString &sentence)
{
    if (sentence.isEmpty())
        return check();
    m_verdict->setTone(Tone::Error);
    m_verdict->setText(sentence);
}

QString MessageComposer::verdict() const
{
    return m_verdict->text();
}

void MessageComposer::onFormChanged()
{
    const Form form = currentForm();
    m_edit->setVisible(form != Form::File);
    m_filePage->setVisible(form == Form::File);
    m_format->setVisible(form == Form::Json);
    if (form == Form::File)
        m_find->hide();
    m_edit->setLanguage(form == Form::Json ? TextLanguage::Json : TextLanguage::Plain);
    check();
    Q_EMIT changed();
}

/// Says what is written; a message that is no JSON is sent all the same: servers are tried with such.
void MessageComposer::check()
{
    const Form form = currentForm();
    m_edit->setFault(-1);
    m_verdict->setTone(Tone::Muted);
    if (form == Form::File) {
        const QFileInfo info(m_path->text());
        if (m_path->text().trimmed().isEmpty()) {
            m_verdict->setText(tr("The file is read when it is sent."));
        } else if (!info.isFile() || !info.isReadable()) {
            m_verdict->setTone(Tone::Warning);
            m_verdict->setText(tr("There is no such file that can be read."));
        } else {
            m_verdict->setText(sizeText(quint64(info.size())));
        }
        return;
    }
    const auto size = quint64(m_edit->length()); // the editor counts bytes of UTF-8
    if (form == Form::Hex && qsizetype(size) > kCheckedHex) {
        //: %1 a size. Of bytes that are written in hexadecimal.
        m_verdict->setText(tr("%1 of text, which is checked when it is sent.").arg(sizeText(size)));
        return;
    }
    if (form == Form::Hex) {
        const auto bytes = payload();
        if (!bytes)
            m_verdict->setTone(Tone::Error);
        m_verdict->setText(bytes ? sizeText(quint64(bytes.value().size())) : bytes.error().detail);
        return;
    }
    m_verdict->setText(size == 0 ? tr("An empty message.") : sizeText(size));
    if (form != Form::Json || size == 0 || qsizetype(size) > kCheckedJson)
        return;
    if (const auto fault = findJsonFault(m_edit->toPlainText())) {
        m_edit->setFault(fault->offset);
        m_verdict->setTone(Tone::Warning);
        m_verdict->setText(tr("No JSON: line %1, column %2: %3")
                               .arg(QString::number(fault->line), QString::number(fault->column), fault->message));
    } else {
        m_verdict->setTone(Tone::Success);
        m_verdict->setText(tr("✓ JSON is valid · %1").arg(sizeText(size)));
    }
}

void MessageComposer::onClose()
{
    if (!m_isOpen)
        return;
    bool isNumber = false;
    const int code = m_code->currentText().section(u' ', 0, 0).toInt(&isNumber);
    if (!isNumber || code < 0 || code > 0xFFFF || !websocket::isSendable(std::uint16_t(code))) {
        setTrouble(tr("A Close has a code of 1000 to 1003, 1007 to 1014, or 3000 to 4999."));
        m_code->setFocus();
        return;
    }
    const QByteArray reason = m_reason->text().toUtf8();
    if (reason.size() > websocket::kMaxReason) {
        setTrouble(tr("The reason has %1 bytes; at most %2 can be sent.")
                       .arg(QString::number(reason.size()), QString::number(websocket::kMaxReason)));
        m_reason->setFocus();
        return;
    }
    Q_EMIT closeRequested(quint16(code), reason);
}

} // namespace coroscope
