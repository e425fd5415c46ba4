#include "ui/panes/auth_editor.h"

#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

AuthEditor::AuthEditor(QWidget *parent)
    : QScrollArea(parent)
    , m_kind(new QComboBox(this))
    , m_reveal(new QPushButton(icon(u"view-visible"_s), tr("Reve&al"), this))
    , m_pages(new QStackedWidget(this))
    , m_user(new QLineEdit(this))
    , m_password(makeSecret(tr("Password"), u"authPassword"_s))
    , m_token(makeSecret(tr("Token"), u"authToken"_s))
    , m_keyName(new QLineEdit(this))
    , m_keyValue(makeSecret(tr("Value of the key"), u"authKeyValue"_s))
    , m_keyPlace(new QComboBox(this))
    , m_preview(new ToneLabel(Tone::Text, this))
    , m_trouble(new ToneLabel(Tone::Warning, this))
    , m_note(new ToneLabel(Tone::Muted, this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);

    m_kind->setObjectName(u"authKind"_s);
    m_kind->setAccessibleName(tr("Kind of auth"));
    m_kind->addItem(tr("No auth"));
    m_kind->addItem(tr("Basic"));
    m_kind->addItem(tr("Bearer token"));
    m_kind->addItem(tr("API key"));
    m_reveal->setObjectName(u"authReveal"_s);
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    m_reveal->setToolTip(tr("Show password, token and key"));
    m_user->setObjectName(u"authUser"_s);
    m_user->setAccessibleName(tr("User name"));
    m_keyName->setObjectName(u"authKeyName"_s);
    m_keyName->setAccessibleName(tr("Name of the key"));
    m_keyPlace->setObjectName(u"authKeyPlace"_s);
    m_keyPlace->setAccessibleName(tr("Where the key is sent"));
    m_keyPlace->addItem(tr("In a header field"));
    m_keyPlace->addItem(tr("In the query"));

    auto *nothing = new ToneLabel(Tone::Muted, this);
    nothing->setText(
        tr("Nothing is sent that says who you are. A header field Authorization can also be typed in Headers."));
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_pages->addWidget(nothing);
    m_pages->addWidget(makePage({{tr("&User name:"), m_user}, {tr("Passwor&d:"), m_password}}));
    m_pages->addWidget(makePage({{tr("To&ken:"), m_token}}));
    m_pages->addWidget(makePage({{tr("Na&me:"), m_keyName}, {tr("Va&lue:"), m_keyValue}, {tr("Pla&ce:"), m_keyPlace}}));
    m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    m_preview->setObjectName(u"authPreview"_s);
    m_preview->setWordWrap(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_trouble->setObjectName(u"authTrouble"_s);
    m_trouble->setWordWrap(true);
    m_note->setText(tr("Kept for this session only: password, token and key are never written to a file."));
    m_note->setWordWrap(true);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_kind);
    top->addWidget(m_reveal);
    top->addStretch(1);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_pages);
    layout->addWidget(m_preview);
    layout->addWidget(m_trouble);
    layout->addWidget(m_note);
    layout->addStretch(1);
    setWidget(page);

    const auto edited = [this] {
        refresh();
        Q_EMIT changed();
    };
    for (QLineEdit *edit : {m_user, m_password, m_token, m_keyName, m_keyValue})
        connect(edit, &QLineEdit::textChanged, this, edited);
    connect(m_kind, &QComboBox::currentIndexChanged, this, edited);
    connect(m_keyPlace, &QComboBox::currentIndexChanged, this, edited);
    connect(m_reveal, &QPushButton::toggled, this, &AuthEditor::refresh);
    setAuth({});
}

QLineEdit *AuthEditor::makeSecret(const QString &name, const QString &objectName)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setEchoMode(QLineEdit::Password);
    edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    return edit;
}

QWidget *AuthEditor::makePage(const QList<QPair<QString, QWidget *>> &rows)
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    for (const auto &[text, field] : rows) {
        field->setMaximumWidth(48 * fontMetrics().averageCharWidth());
        form->addRow(text, field);
    }
    return page;
}

RequestAuth AuthEditor::auth() const
{
    RequestAuth auth;
    auth.kind = RequestAuth::Kind(m_kind->currentIndex());
    auth.user = m_user->text();
    auth.password = m_password->text();
    auth.token = m_token->text();
    auth.keyName = m_keyName->text();
    auth.keyValue = m_keyValue->text();
    auth.keyInQuery = m_keyPlace->currentIndex() == 1;
    return auth;
}

void AuthEditor::setAuth(const RequestAuth &auth)
{
    if (auth == this->auth()) {
        refresh();
        return;
    }
    {
        const QSignalBlocker quiet(this);
        m_kind->setCurrentIndex(int(auth.kind));
        m_user->setText(auth.user);
        m_password->setText(auth.password);
        m_token->setText(auth.token);
        m_keyName->setText(auth.keyName);
        m_keyValue->setText(auth.keyValue);
        m_keyPlace->setCurrentIndex(auth.keyInQuery ? 1 : 0);
        m_reveal->setChecked(false); // nobody asked to see these
    }
    refresh();
    Q_EMIT changed();
}

void AuthEditor::setOverriddenBy(const QString &field)
{
    if (std::exchange(m_overriddenBy, field) != field)
        refresh();
}

QString AuthEditor::preview() const
{
    return m_preview->text();
}

void AuthEditor::refresh()
{
    const RequestAuth now = auth();
    const bool any = now.kind != RequestAuth::Kind::None;
    const bool revealed = m_reveal->isChecked();
    m_pages->setCurrentIndex(int(now.kind));
    for (int i = 0; i < m_pages->count(); ++i) // as high as the page that is shown
        m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          i == int(now.kind) ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    for (QLineEdit *edit : {m_password, m_token, m_keyValue})
        edit->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setVisible(any);
    m_note->setVisible(any);
    const QString why = any && !m_overriddenBy.isEmpty()
        ? tr("Not used: the header field %1 in Headers is sent instead.").arg(m_overriddenBy)
        : now.trouble();
    m_trouble->setText(why);
    m_trouble->setVisible(!why.isEmpty());
    m_preview->setVisible(any && why.isEmpty());
    const QString dots = u"••••••••"_s;
    QString sent;
    if (const auto [name, value] = now.header(); !name.isEmpty()) {
        const qsizetype space = name == "Authorization" ? value.indexOf(' ') + 1 : 0;
        sent = QString::fromUtf8(name) + u": "_s
            + (revealed ? QString::fromUtf8(value) : QString::fromUtf8(value.first(space)) + dots);
    } else if (const QString item = now.queryItem(); !item.isEmpty()) {
        sent = u"?"_s + (revealed ? item : item.section(u'=', 0, 0) + u'=' + dots);
    }
    //: %1 a header field or a part of a query
    m_preview->setText(tr("Will be sent: %1").arg(sent));
}

} // namespace coroscope
