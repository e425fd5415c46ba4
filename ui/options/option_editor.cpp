#include "ui/options/option_editor.h"

#include "server/runtime/service_url.h"
#include "ui/icon.h"
#include "ui/options/host_list_editor.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace coroscope {

namespace {

QHBoxLayout *rowOf(QWidget *widget)
{
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    return layout;
}

/// A text field: hosts and numbers; the base of those with a button beside it.
class LineEditor : public OptionEditor {
public:
    LineEditor(const OptionSpec &spec, QWidget *parent)
        : OptionEditor(parent)
        , m_edit(new QLineEdit(this))
    {
        rowOf(this)->addWidget(m_edit);
        m_edit->setObjectName(QString::fromLatin1(spec.name));
        connect(m_edit, &QLineEdit::textEdited, this, &OptionEditor::edited);
        connect(m_edit, &QLineEdit::editingFinished, this, &OptionEditor::committed);
        if (spec.kind == OptionKind::Number) {
            m_edit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // as wide as a number, in any font
            qobject_cast<QHBoxLayout *>(layout())->addStretch(1);
        }
    }

    QString text() const override { return m_edit->text(); }
    void setText(const QString &text) override
    {
        m_edit->setText(text);
        m_edit->setCursorPosition(0);
    }
    void setLocked(bool locked) override
    {
        if (m_edit->isReadOnly() == locked)
            return;
        m_edit->setReadOnly(locked);
        m_edit->style()->unpolish(m_edit); // the style sheet asks for it
        m_edit->style()->polish(m_edit);
    }
    void setInvalid(bool invalid) override { mark(m_edit, invalid); }
    void setNames(const QString &name, const QString &description) override
    {
        m_edit->setAccessibleName(name);
        m_edit->setAccessibleDescription(description);
    }
    QWidget *field() override { return m_edit; }

protected:
    void suggest(const QStringList &words)
    {
        auto *completer = new QCompleter(words, this);
        completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &OptionEditor::edited);
        m_edit->setCompleter(completer);
    }
    QHBoxLayout *row() { return qobject_cast<QHBoxLayout *>(layout()); }

    QLineEdit *m_edit;
};

class HostEditor final : public LineEditor {
public:
    HostEditor(const OptionSpec &spec, QWidget *parent)
        : LineEditor(spec, parent)
    {
        suggest({QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1"),
                 QStringLiteral("0.0.0.0"), QStringLiteral("::")});
    }
};

class PathEditor final : public LineEditor {
    Q_DECLARE_TR_FUNCTIONS(coroscope::FolderEditor) // the context under which its words are translated
public:
    PathEditor(const OptionSpec &spec, QWidget *parent)
        : LineEditor(spec, parent)
        , m_isFile(spec.kind == OptionKind::File || spec.kind == OptionKind::InputFile)
        , m_isRead(spec.kind == OptionKind::InputFile)
        , m_isPem(spec.id == OptionId::TlsCert || spec.id == OptionId::TlsKey)
    {
        //: Stands in the field while no file is set for the key of a certificate.
        const QString noKey = tr("in the certificate file");
        //: Stands in the field while no data folder is set.
        const QString noFolder = tr("the XDG data folder");
        //: Stands in the field while no file is set for the access log.
        //: Stands in the field while no folder is served.
        const QString noneServed = tr("none");
        const bool isNone = m_isRead || spec.kind == OptionKind::OptionalFolder;
        m_edit->setPlaceholderText(spec.id == OptionId::TlsKey ? noKey
                                       : isNone                ? noneServed
                                       : m_isFile              ? tr("standard error")
                                                               : noFolder);
        if (spec.id == OptionId::RoutePolicies)
            //: Stands in the field while no file is named: where the policies of routes are then.
            m_edit->setPlaceholderText(tr("beside the settings file"));
        auto *browse = new QPushButton(tr("Choose…"), this);
        browse->setAutoDefault(false);
        browse->setAccessibleName(m_isFile ? tr("Choose a file") : tr("Choose a folder"));
        row()->addWidget(browse);
        m_browse = browse;
        connect(browse, &QPushButton::clicked, this, &PathEditor::choose);
    }

    void setLocked(bool locked) override
    {
        LineEditor::setLocked(locked);
        m_browse->setEnabled(!locked);
    }

private:
    void choose()
    {
        auto *dialog
            = new QFileDialog(window(), m_isFile ? tr("Choose a file") : tr("Choose a folder"), m_edit->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        if (m_isRead) {
            dialog->setFileMode(QFileDialog::ExistingFile);
            if (m_isPem)
                dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
        } else if (m_isFile) {
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is appended to
        } else {
            dialog->setFileMode(QFileDialog::Directory);
            dialog->setOption(QFileDialog::ShowDirsOnly);
        }
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
            m_edit->setText(folder);
            Q_EMIT edited();
            Q_EMIT committed();
        });
        dialog->open();
    }

    const bool m_isFile;
    const bool m_isRead; ///< else it is written
    const bool m_isPem;
    QPushButton *m_browse;
};

/// A URL whose password shows as "***" until somebody wants to see it. The stars may stay while the rest is edited.
class UrlEditor final : public LineEditor {
    Q_DECLARE_TR_FUNCTIONS(coroscope::UrlEditor)
public:
    UrlEditor(const OptionSpec &spec, QWidget *parent)
        : LineEditor(spec, parent)
        , m_reveal(new QToolButton(this))
    {
        m_edit->setPlaceholderText(spec.kind == OptionKind::RedisUrl ? QStringLiteral("managed")
                                                                     : QStringLiteral("sqlite:///coroscope.db"));
        m_reveal->setObjectName(QStringLiteral("reveal"));
        m_reveal->setCheckable(true);
        m_reveal->setProperty("flat", true);
        m_reveal->setIcon(icon(QStringLiteral("view-reveal")));
        m_reveal->setFocusPolicy(Qt::StrongFocus);
        m_reveal->setToolTip(tr("Show the password"));
        m_reveal->setAccessibleName(tr("Show the password"));
        row()->addWidget(m_reveal);
        connect(m_reveal, &QToolButton::toggled, this, [this] {
            const QString now = m_reveal->isChecked() ? unmaskedUrl(m_edit->text(), m_url) : m_edit->text();
            m_edit->setText(m_reveal->isChecked() ? now : maskedUrl(now));
            m_url = now;
        });
        if (spec.kind == OptionKind::RedisUrl)
            suggest({QStringLiteral("managed"), QStringLiteral("memory"), QStringLiteral("redis://localhost:6379")});
    }

    QString text() const override
    {
        return m_reveal->isChecked() ? m_edit->text() : unmaskedUrl(m_edit->text(), m_url);
    }
    void setText(const QString &text) override
    {
        m_url = text;
        const QString masked = maskedUrl(text);
        m_reveal->setVisible(masked != text);
        LineEditor::setText(m_reveal->isChecked() ? text : masked);
    }

private:
    QToolButton *m_reveal;
    QString m_url;
};

struct Unit {
    const char *shown;
    const char *written;
};

/// A number and its unit. Who types the unit behind the number gets it as well.
class UnitEditor final : public LineEditor {
    Q_DECLARE_TR_FUNCTIONS(coroscope::UnitEditor)
public:
    UnitEditor(const OptionSpec &spec, QWidget *parent)
        : LineEditor(spec, parent)
        , m_unit(new QComboBox(this))
    {
        m_edit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        static constexpr Unit kSizes[] = {{"B", "B"}, {"KiB", "KiB"}, {"MiB", "MiB"}, {"GiB", "GiB"}, {"TiB", "TiB"}};
        static constexpr Unit kTimes[] = {{"ms", "ms"}, {"s", "s"}, {"min", "m"}, {"h", "h"}};
        const auto units
            = spec.kind == OptionKind::Size ? std::span<const Unit>(kSizes) : std::span<const Unit>(kTimes);
        for (const Unit &unit : units)
            m_unit->addItem(QString::fromLatin1(unit.shown), QString::fromLatin1(unit.written));
        m_unit->setObjectName(QStringLiteral("unit"));
        row()->addWidget(m_unit);
        row()->addStretch(1);
        connect(m_unit, &QComboBox::activated, this, [this] {
            Q_EMIT edited();
            Q_EMIT committed();
        });
    }

    QString text() const override
    {
        const QString typed = m_edit->text().trimmed();
        const bool bare = !typed.isEmpty() && (typed.back().isDigit() || typed.back() == u'.');
        return bare ? typed + m_unit->currentData().toString() : typed;
    }
    void setText(const QString &text) override
    {
        qsizetype digits = 0;
        while (digits < text.size() && text[digits].isDigit())
            ++digits;
        LineEditor::setText(text.first(digits));
        m_unit->setCurrentIndex(m_unit->findData(text.sliced(digits)));
    }
    void setLocked(bool locked) override
    {
        LineEditor::setLocked(locked);
        m_unit->setEnabled(!locked);
    }
    void setNames(const QString &name, const QString &description) override
    {
        LineEditor::setNames(name, description);
        m_unit->setAccessibleName(tr("Unit of %1").arg(name));
    }

private:
    QComboBox *m_unit;
};

class ChoiceEditor final : public OptionEditor {
public:
    ChoiceEditor(const OptionSpec &spec, QWidget *parent)
        : OptionEditor(parent)
        , m_box(new QComboBox(this))
    {
        m_box->setObjectName(QString::fromLatin1(spec.name));
        m_box->addItems(QString::fromLatin1(spec.value).split(u'|'));
        auto *row = rowOf(this);
        row->addWidget(m_box);
        row->addStretch(1);
        connect(m_box, &QComboBox::activated, this, &OptionEditor::committed);
    }

    QString text() const override { return m_box->currentText(); }
    void setText(const QString &text) override { m_box->setCurrentIndex(m_box->findText(text)); }
    void setInvalid(bool) override { } // there are only right ones
    void setNames(const QString &name, const QString &description) override
    {
        m_box->setAccessibleName(name);
        m_box->setAccessibleDescription(description);
    }
    QWidget *field() override { return m_box; }

private:
    QComboBox *m_box;
};

} // namespace

void OptionEditor::mark(QWidget *field, bool invalid)
{
    if (field->property("invalid").toBool() == invalid)
        return;
    field->setProperty("invalid", invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

OptionEditor *OptionEditor::make(const OptionSpec &spec, QWidget *parent)
{
    switch (spec.kind) {
    case OptionKind::Host: return new HostEditor(spec, parent);
    case OptionKind::HostList:
    case OptionKind::OriginList: return new HostListEditor(spec, parent);
    case OptionKind::Folder:
    case OptionKind::OptionalFolder:
    case OptionKind::File:
    case OptionKind::InputFile: return new PathEditor(spec, parent);
    case OptionKind::DatabaseUrl:
    case OptionKind::RedisUrl: return new UrlEditor(spec, parent);
    case OptionKind::Rate:
    case OptionKind::Text:
    case OptionKind::Number: return new LineEditor(spec, parent);
    case OptionKind::Size:
    case OptionKind::Duration: return new UnitEditor(spec, parent);
    case OptionKind::Choice: return new ChoiceEditor(spec, parent);
    }
    Q_UNREACHABLE();
}

} // namespace coroscope
