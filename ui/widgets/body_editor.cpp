#include "ui/widgets/body_editor.h"

#include "ui/content/content_analysis.h"
#include "ui/format.h"
#include "ui/json_format.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

BodyEditor::BodyEditor(QWidget *parent)
    : QWidget(parent)
    , m_mode(new QComboBox(this))
    , m_type(new QComboBox(this))
    , m_format(new QPushButton(tr("For&mat"), this))
    , m_goTo(new QPushButton(tr("&Go there"), this))
    , m_verdict(new ToneLabel(Tone::Muted, this))
    , m_none(new ToneLabel(Tone::Muted, this))
    , m_edit(new CodeEdit(tr("Body"), this))
    , m_find(new FindBar(this))
{
    m_mode->setObjectName(u"bodyMode"_s);
    m_mode->addItem(tr("No body"), int(BodyMode::None));
    m_mode->addItem(tr("JSON"), int(BodyMode::Json));
    m_mode->addItem(tr("Text"), int(BodyMode::Text));
    m_mode->setAccessibleName(tr("Kind of body"));
    m_type->setObjectName(u"bodyType"_s);
    m_type->setEditable(true);
    m_type->addItems({u"text/plain; charset=utf-8"_s, u"application/x-www-form-urlencoded"_s, u"application/xml"_s,
                      u"text/csv"_s, u"application/x-ndjson"_s});
    m_type->setAccessibleName(tr("Content type of the body"));
    m_type->lineEdit()->setAccessibleName(tr("Content type of the body"));
    m_format->setToolTip(tr("Indent the JSON"));
    m_format->setAutoDefault(false);
    m_goTo->setToolTip(tr("Put the cursor where the JSON is wrong"));
    m_goTo->setAutoDefault(false);
    m_edit->setObjectName(u"bodyText"_s);
    m_verdict->setObjectName(u"bodyVerdict"_s);
    m_verdict->setWordWrap(true);
    m_none->setText(tr("No body is sent. Choose a kind above to write one."));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->setSpacing(8);
    top->addWidget(m_mode);
    top->addWidget(m_type);
    top->addWidget(m_format);
    top->addStretch(1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 4, 8, 4);
    bottom->addWidget(m_verdict, 1);
    bottom->addWidget(m_goTo);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_none, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_edit, 1);
    layout->addLayout(bottom);

    connect(m_mode, &QComboBox::currentIndexChanged, this, &BodyEditor::onModeChanged);
    connect(m_type, &QComboBox::currentTextChanged, this, &BodyEditor::changed);
    connect(m_type, &QComboBox::currentTextChanged, this, &BodyEditor::applyLanguage);
    connect(m_edit, &CodeEdit::edited, this, [this] {
        check();
        Q_EMIT changed();
    });
    connect(m_format, &QPushButton::clicked, this, &BodyEditor::format);
    connect(m_goTo, &QPushButton::clicked, this, [this] { m_edit->goTo(m_fault); });
    onModeChanged();
}

BodyMode BodyEditor::mode() const
{
    return BodyMode(m_mode->currentData().toInt());
}

QString BodyEditor::text() const
{
    return m_edit->toPlainText();
}

QString BodyEditor::textType() const
{
    return m_type->currentText();
}

void BodyEditor::setJsonOnly(const QString &accessibleName, const QString &emptyText)
{
    m_emptyText = emptyText;
    m_edit->setAccessibleName(accessibleName);
    m_mode->hide();
    m_mode->setCurrentIndex(m_mode->findData(int(BodyMode::Json)));
    check();
}

void BodyEditor::addPage(BodyMode mode, const QString &title, QWidget *page)
{
    m_pages[mode] = page;
    m_mode->addItem(title, int(mode));
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->insertWidget(box->count() - 1, page, 1); // above the line with the verdict
    page->setVisible(this->mode() == mode);
}

void BodyEditor::setBody(BodyMode mode, const QString &text, const QString &textType)
{
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
    m_type->setCurrentText(textType);
    if (text != m_edit->toPlainText())
        m_edit->setPlainText(text);
}

QString BodyEditor::verdict() const
{
    return m_verdict->text();
}

void BodyEditor::format()
{
    const QString before = text();
    const QString after = prettyJson(before);
    if (after == before)
        return;
    const qsizetype line = m_edit->cursorOffset();
    m_edit->replaceText(after);
    m_edit->goTo(qMin(line, after.size()));
}

void BodyEditor::onModeChanged()
{
    const bool isText = mode() == BodyMode::Json || mode() == BodyMode::Text;
    m_edit->setVisible(isText);
    m_none->setVisible(mode() == BodyMode::None);
    for (auto page = m_pages.constBegin(); page != m_pages.constEnd(); ++page)
        page.value()->setVisible(page.key() == mode());
    m_type->setVisible(mode() == BodyMode::Text);
    m_format->setVisible(mode() == BodyMode::Json);
    m_find->setTarget(m_edit->isHidden() ? nullptr : m_edit, m_edit);
    if (m_edit->isHidden())
        m_find->hide();
    applyLanguage();
    check();
    Q_EMIT changed();
}

void BodyEditor::applyLanguage()
{
    TextLanguage language = TextLanguage::Plain;
    if (mode() == BodyMode::Json)
        language = TextLanguage::Json;
    else if (mode() == BodyMode::Text)
        language = languageOf(kindOfType(textType().toUtf8()));
    m_edit->setLanguage(language);
}

void BodyEditor::check()
{
    m_checking.cancel();
    m_verdict->setVisible(mode() == BodyMode::Json || mode() == BodyMode::Text);
    if (mode() != BodyMode::Json) {
        onChecked(std::nullopt);
        return;
    }
    const QString body = text();
    if (body.size() <= kCheckedAtOnce) {
        onChecked(body.trimmed().isEmpty() ? std::nullopt : findJsonFault(body));
        return;
    }
    m_verdict->setTone(Tone::Muted);
    m_verdict->setText(tr("Checking…"));
    m_checking.start([body](const std::stop_token &) { return findJsonFault(body); },
                     [this](const std::optional<JsonFault> &fault) { onChecked(fault); });
}

void BodyEditor::onChecked(const std::optional<JsonFault> &fault)
{
    const bool isEmpty = m_edit->length() == 0;
    const QString size = sizeText(quint64(m_edit->length())); // the editor counts bytes of UTF-8
    m_fault = fault ? fault->offset : -1;
    if (fault) {
        m_verdict->setTone(Tone::Error);
        m_verdict->setText(tr("Line %1, column %2: %3").arg(fault->line).arg(fault->column).arg(fault->message));
    } else if (mode() == BodyMode::Json && !isEmpty && !text().trimmed().isEmpty()) {
        m_verdict->setTone(Tone::Success);
        m_verdict->setText(tr("✓ JSON is valid · %1").arg(size));
    } else {
        m_verdict->setTone(Tone::Muted);
        m_verdict->setText(!isEmpty ? size : m_emptyText.isEmpty() ? tr("The body is empty.") : m_emptyText);
    }
    m_goTo->setVisible(m_fault >= 0);
    m_format->setEnabled(m_fault < 0 && !isEmpty);
    m_edit->setFault(m_fault);
}

} // namespace coroscope
