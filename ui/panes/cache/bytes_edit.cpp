#include "ui/panes/cache/bytes_edit.h"

#include "ui/panes/cache/redis_text.h"
#include "ui/widgets/code_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

BytesEdit::BytesEdit(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeEdit(accessibleName, this))
    , m_form(new QComboBox(this))
{
    m_editor->setObjectName(u"bytesEditor"_s);
    m_editor->setMinimumHeight(4 * fontMetrics().height());
    m_form->setObjectName(u"bytesForm"_s);
    m_form->setAccessibleName(tr("Written as"));
    m_form->addItem(tr("Text"), int(Form::Text));
    m_form->addItem(tr("Text with escapes (\\n, \\x00)"), int(Form::Escaped));
    m_form->addItem(tr("Hexadecimal"), int(Form::Hex));
    m_form->addItem(tr("Base64"), int(Form::Base64));
    auto *label = new QLabel(tr("Written as"), this);
    label->setBuddy(m_form);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_form);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addLayout(row);
    connect(m_form, &QComboBox::currentIndexChanged, this, &BytesEdit::changeForm);
    connect(m_editor, &CodeEdit::edited, this, &BytesEdit::edited);
}

BytesEdit::Form BytesEdit::form() const
{
    return Form(m_form->currentData().toInt());
}

void BytesEdit::setBytes(const QByteArray &bytes)
{
    const QSignalBlocker block(m_form);
    m_shown = isPlainText(bytes) ? Form::Text : Form::Escaped;
    m_form->setCurrentIndex(int(m_shown));
    write(bytes);
}

void BytesEdit::chooseLanguage()
{
    const QString start = m_editor->toPlainText().left(1);
    m_editor->setLanguage(m_shown == Form::Text && (start == u"{"_s || start == u"["_s) ? TextLanguage::Json
                                                                                        : TextLanguage::Plain);
}

void BytesEdit::write(const QByteArray &bytes)
{
    switch (m_shown) {
    case Form::Text: m_editor->setPlainText(QString::fromUtf8(bytes)); break;
    case Form::Escaped: m_editor->setPlainText(shownBytes(bytes)); break;
    case Form::Hex: m_editor->setPlainText(QString::fromLatin1(bytes.toHex(' '))); break;
    case Form::Base64: m_editor->setPlainText(QString::fromLatin1(bytes.toBase64())); break;
    }
    chooseLanguage();
}

Result<QByteArray> BytesEdit::read(Form form) const
{
    const QString text = m_editor->toPlainText();
    const auto bad = [](const QString &why) { return Error{Error::Kind::BadRequest, why}; };
    switch (form) {
    case Form::Text: return text.toUtf8();
    case Form::Escaped: return bytesOfShown(text);
    case Form::Hex: {
        QByteArray digits;
        for (const QChar c : text) {
            if (c.isSpace())
                continue;
            if (!u"0123456789abcdefABCDEF"_s.contains(c))
                //: %1 a character.
                return bad(tr("“%1” is no hexadecimal digit").arg(c));
            digits += char(c.toLatin1());
        }
        if (digits.size() % 2 != 0)
            return bad(tr("a byte has two hexadecimal digits, and the last one has only one"));
        return QByteArray::fromHex(digits);
    }
    case Form::Base64: {
        QString tight = text;
        tight.removeIf([](QChar c) { return c.isSpace(); });
        const auto decoded = QByteArray::fromBase64Encoding(tight.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return bad(tr("it is no base64"));
        return *decoded;
    }
    }
    return QByteArray();
}

Result<QByteArray> BytesEdit::bytes() const
{
    return read(form());
}

void BytesEdit::changeForm()
{
    const auto now = read(m_shown);
    const Form wanted = form();
    const bool fits = now.isOk() && (wanted != Form::Text || isPlainText(now.value()));
    if (!fits) { // it stays as it is: nothing is lost
        const QSignalBlocker block(m_form);
        m_form->setCurrentIndex(int(m_shown));
        return;
    }
    m_shown = wanted;
    write(now.value());
}

} // namespace coroscope
