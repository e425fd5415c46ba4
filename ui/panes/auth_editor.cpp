#include "ui/panes/auth_editor.h"

#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
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
    , m_tokenAddress(new QLineEdit(this))
    , m_scope(new QLineEdit(this))
    , m_owner(new QLineEdit(this))
    , m_ownerPassword(makeSecret(tr("Password"), u"authOwnerPassword"_s))
    , m_fetch(new QPushButton(tr("&Get Token"), this))
    , m_tokenState(new ToneLabel(Tone::Muted, this))
    , m_wanted(new ToneLabel(Tone::Muted, this))
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
    m_kind->addItem(tr("OAuth2: user and password"));
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
    m_keyPlace->addItem(tr("In a cookie"));
    m_owner->setObjectName(u"authOwner"_s);
    m_owner->setAccessibleName(tr("User name"));
    m_tokenAddress->setObjectName(u"authTokenAddress"_s);
    m_tokenAddress->setAccessibleName(tr("Where tokens come from"));
    m_tokenAddress->setToolTip(tr("An address, or a path of the server that is asked"));
    m_scope->setObjectName(u"authScope"_s);
    m_scope->setAccessibleName(tr("Scopes"));
    //: In an empty field: scopes of a token.
    m_scope->setPlaceholderText(tr("all that you have"));
    m_fetch->setObjectName(u"authFetch"_s);
    m_fetch->setAutoDefault(false);
    m_fetch->setToolTip(tr("Asks for a token now. A request that has none, or whose token is over, asks by itself"));
    m_tokenState->setObjectName(u"authTokenState"_s);
    m_tokenState->setWordWrap(true);
    m_wanted->setObjectName(u"authWanted"_s);
    m_wanted->setWordWrap(true);

    auto *nothing = new ToneLabel(Tone::Muted, this);
    nothing->setText(
        tr("Nothing is sent that says who you are. A header field Authorization can also be typed in Headers."));
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_pages->addWidget(nothing);
    m_pages->addWidget(makePage({{tr("&User name:"), m_user}, {tr("Passwor&d:"), m_password}}));
    m_pages->addWidget(makePage({{tr("To&ken:"), m_token}}));
    m_pages->addWidget(makePage({{tr("Na&me:"), m_keyName}, {tr("Va&lue:"), m_keyValue}, {tr("Pla&ce:"), m_keyPlace}}));
    auto *fetch = new QWidget(this);
    auto *fetchRow = new QHBoxLayout(fetch);
    fetchRow->setContentsMargins(0, 0, 0, 0);
    fetchRow->setSpacing(8);
    fetchRow->addWidget(m_fetch);
    fetchRow->addWidget(m_tokenState, 1);
    QWidget *owner = makePage({{tr("&User name:"), m_owner},
                               {tr("Passwor&d:"), m_ownerPassword},
                               {tr("Token add&ress:"), m_tokenAddress},
                               {tr("&Scopes:"), m_scope}});
    static_cast<QFormLayout *>(owner->layout())->addRow(QString(), fetch);
    m_pages->addWidget(owner);
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
    layout->addWidget(m_wanted);
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
    for (QLineEdit *edit : {m_owner, m_ownerPassword, m_tokenAddress, m_scope}) {
        connect(edit, &QLineEdit::textChanged, this, [this, edited] {
            m_fetched.clear(); // it was somebody else's
            m_tokenTrouble.clear();
            m_isFetching = false; // and so is one that is on its way
            edited();
        });
        connect(edit, &QLineEdit::returnPressed, this, &AuthEditor::tokenRequested);
    }
    connect(m_fetch, &QPushButton::clicked, this, &AuthEditor::tokenRequested);
    connect(m_kind, &QComboBox::currentIndexChanged, this, edited);
    connect(m_keyPlace, &QComboBox::currentIndexChanged, this, edited);
    connect(m_reveal, &QPushButton::toggled, this, &AuthEditor::refresh);
    setWanted({});
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
    const bool isOwner = auth.kind == RequestAuth::Kind::Password;
    auth.user = (isOwner ? m_owner : m_user)->text();
    auth.password = (isOwner ? m_ownerPassword : m_password)->text();
    auth.tokenAddress = m_tokenAddress->text();
    auth.scope = m_scope->text();
    if (isOwner) {
        auth.fetched = m_fetched;
        auth.fetchedUntil = m_fetchedUntil;
        auth.fetchedFrom = m_fetchedFrom;
    }
    auth.token = m_token->text();
    auth.keyName = m_keyName->text();
    auth.keyValue = m_keyValue->text();
    auth.keyPlace = RequestAuth::KeyPlace(m_keyPlace->currentIndex());
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
        const bool isOwner = auth.kind == RequestAuth::Kind::Password;
        (isOwner ? m_owner : m_user)->setText(auth.user);
        (isOwner ? m_ownerPassword : m_password)->setText(auth.password);
        m_tokenAddress->setText(auth.tokenAddress);
        m_scope->setText(auth.scope);
        m_fetched = auth.fetched; // after the fields, which forget it
        m_fetchedUntil = auth.fetchedUntil;
        m_fetchedFrom = auth.fetchedFrom;
        m_token->setText(auth.token);
        m_keyName->setText(auth.keyName);
        m_keyValue->setText(auth.keyValue);
        m_keyPlace->setCurrentIndex(int(auth.keyPlace));
        m_reveal->setChecked(false); // nobody asked to see these
    }
    refresh();
    Q_EMIT changed();
}

void AuthEditor::setWanted(const QString &sentence)
{
    m_wanted->setText(sentence);
    m_wanted->setVisible(!sentence.isEmpty());
}

void AuthEditor::setToken(const QString &token, const QDateTime &until, const QUrl &from)
{
    m_fetched = token;
    m_fetchedUntil = until;
    m_fetchedFrom = from;
    m_tokenTrouble.clear();
    m_isFetching = false;
    refresh();
    Q_EMIT changed();
}

void AuthEditor::setTokenTrouble(const QString &trouble)
{
    m_fetched.clear();
    m_tokenTrouble = trouble;
    m_isFetching = false;
    refresh();
    Q_EMIT changed();
}

void AuthEditor::setFetching(bool on)
{
    m_isFetching = on;
    refresh();
}

void AuthEditor::setTarget(const QUrl &url)
{
    if (std::exchange(m_target, url) != url)
        refresh();
}

/// There is a token, but the server that is asked has another place for them.
bool AuthEditor::isOfAnother() const
{
    return !m_fetched.isEmpty() && !m_target.isEmpty() && !auth().hasTokenFor(m_target);
}

void AuthEditor::showToken()
{
    const bool isOver
        = !m_fetched.isEmpty() && m_fetchedUntil.isValid() && m_fetchedUntil <= QDateTime::currentDateTime();
    const bool isElsewhere = isOfAnother();
    m_tokenState->setTone(!m_tokenTrouble.isEmpty()   ? Tone::Error
                              : isOver || isElsewhere ? Tone::Warning
                                                      : Tone::Muted);
    if (m_isFetching)
        m_tokenState->setText(tr("Asking for a token …"));
    else if (!m_tokenTrouble.isEmpty())
        m_tokenState->setText(m_tokenTrouble);
    else if (m_fetched.isEmpty())
        m_tokenState->setText(tr("No token yet: the first request asks for one."));
    else if (isElsewhere)
        m_tokenState->setText(tr("The token is one of another server: the next request asks for another one."));
    else if (isOver)
        m_tokenState->setText(tr("The token is over: the next request asks for another one."));
    else if (!m_fetchedUntil.isValid())
        m_tokenState->setText(tr("There is a token."));
    else
        //: %1 a time of the day.
        m_tokenState->setText(tr("There is a token, good until %1.")
                                  .arg(QLocale().toString(m_fetchedUntil.time(), QLocale::ShortFormat)));
    m_fetch->setEnabled(!m_isFetching && auth().trouble().isEmpty());
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
    for (QLineEdit *edit : {m_password, m_token, m_keyValue, m_ownerPassword})
        edit->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setVisible(any);
    m_note->setVisible(any);
    const QString why = any && !m_overriddenBy.isEmpty()
        ? tr("Not used: the header field %1 in Headers is sent instead.").arg(m_overriddenBy)
        : now.trouble();
    m_trouble->setText(why);
    m_trouble->setVisible(!why.isEmpty());
    const bool hasNothing = now.kind == RequestAuth::Kind::Password && (m_fetched.isEmpty() || isOfAnother());
    m_preview->setVisible(any && why.isEmpty() && !hasNothing);
    showToken();
    const QString dots = u"••••••••"_s;
    QString sent;
    if (const auto [name, value] = now.header(); !name.isEmpty()) {
        const qsizetype space = name == "Authorization" ? value.indexOf(' ') + 1
            : name == "Cookie"                          ? value.indexOf('=') + 1
                                                        : 0;
        sent = QString::fromUtf8(name) + u": "_s
            + (revealed ? QString::fromUtf8(value) : QString::fromUtf8(value.first(space)) + dots);
    } else if (const QString item = now.queryItem(); !item.isEmpty()) {
        sent = u"?"_s + (revealed ? item : item.section(u'=', 0, 0) + u'=' + dots);
    }
    //: %1 a header field or a part of a query
    m_preview->setText(tr("Will be sent: %1").arg(sent));
}

} // namespace coroscope
