#include "ui/security/accounts_dialog.h"

#include "server/runtime/server.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/options/server_settings.h"
#include "ui/security/credential_command.h"
#include "ui/security/credential_model.h"
#include "ui/security/new_credential_dialog.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

OptionId optionOf(CredentialKind kind)
{
    return kind == CredentialKind::Account ? OptionId::AccountsFile : OptionId::ApiKeyFile;
}

QPushButton *makeButton(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

} // namespace

AccountsDialog::AccountsDialog(const WindowContext &context, ServerSettings *settings, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_settings(settings)
    , m_model(new CredentialModel(this))
    , m_table(new QTableView(this))
    , m_note(new ToneLabel(Tone::Muted, this))
    , m_trouble(new ToneLabel(Tone::Error, this))
    , m_addAccount(makeButton(u"addAccount"_s, tr("New &Account…"), this))
    , m_addKey(makeButton(u"addKey"_s, tr("New API &Key…"), this))
    , m_delete(makeButton(u"deleteCredential"_s, tr("&Delete"), this))
    , m_restart(makeButton(u"restartServer"_s, tr("&Restart the Server"), this))
{
    setObjectName(u"accountsDialog"_s);
    setWindowTitle(tr("Accounts and Keys"));
    m_table->setObjectName(u"credentials"_s);
    m_table->setAccessibleName(tr("Accounts and keys"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    constexpr int kLetters = 24;
    m_table->setColumnWidth(CredentialModel::NameColumn, kLetters * fontMetrics().averageCharWidth());
    m_note->setObjectName(u"credentialsNote"_s);
    m_note->setWordWrap(true);
    m_trouble->setObjectName(u"credentialsTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto *remove = new QAction(tr("&Delete"), this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(remove);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_addAccount, m_addKey, m_delete})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_restart);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_trouble);
    layout->addWidget(m_note);
    layout->addWidget(box);
    constexpr QSize kSize(640, 420);
    resize(kSize);

    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_addAccount, &QPushButton::clicked, this, [this] { add(CredentialKind::Account); });
    connect(m_addKey, &QPushButton::clicked, this, [this] { add(CredentialKind::ApiKey); });
    connect(m_delete, &QPushButton::clicked, this, &AccountsDialog::remove);
    connect(remove, &QAction::triggered, this, &AccountsDialog::remove);
    connect(m_restart, &QPushButton::clicked, this, &AccountsDialog::restartRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountsDialog::showState);
    connect(m_settings, &ServerSettings::changed, this, &AccountsDialog::refresh);
    connect(m_context.server, &Server::stateChanged, this, [this](ServerState state) {
        if (state == ServerState::Starting)
            m_isChanged = false;
        showState();
    });
    refresh();
}

QString AccountsDialog::path(CredentialKind kind) const
{
    const QString set = m_settings->text(optionOf(kind));
    if (!set.isEmpty() || m_settings->fileName().isEmpty())
        return set;
    return QFileInfo(m_settings->fileName()).absolutePath()
        + (kind == CredentialKind::Account ? u"/accounts.txt"_s : u"/api-keys.txt"_s);
}

void AccountsDialog::refresh()
{
    QList<Credential> all;
    QString trouble;
    for (const CredentialKind kind : {CredentialKind::Account, CredentialKind::ApiKey}) {
        // A file that no setting names means nothing to the server.
        const QString file = m_settings->text(optionOf(kind));
        if (file.isEmpty())
            continue;
        const auto text = readCredentials(file);
        if (text)
            all += credentialsIn(kind, text.value());
        else
            //: %1 a file, %2 why.
            trouble = tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(file), text.error().detail);
    }
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    const int row = m_table->currentIndex().row();
    m_model->setCredentials(all);
    if (row >= 0 && !all.isEmpty())
        m_table->selectRow(std::min(row, int(all.size()) - 1));
    showState();
}

void AccountsDialog::showState()
{
    const bool canKeep = !path(CredentialKind::Account).isEmpty();
    m_addAccount->setEnabled(canKeep);
    m_addKey->setEnabled(!path(CredentialKind::ApiKey).isEmpty());
    m_delete->setEnabled(m_table->currentIndex().isValid());
    const ServerState state = m_context.server->state();
    const bool runs = state == ServerState::Listening;
    m_restart->setVisible(m_isChanged && runs);
    if (!canKeep)
        m_note->setText(tr("The settings have no file, so that accounts and keys cannot be kept."));
    else if (m_model->credentials().isEmpty())
        m_note->setText(
            tr("There is nobody yet. As soon as there is an account or a key, every route asks who calls when "
               "the server starts, but for those that are open; Ask who calls in Settings says which."));
    else if (m_isChanged && runs)
        m_note->setText(tr("The server knows of what was changed when it is started again."));
    else
        //: %1 and %2 are files.
        m_note->setText(tr("Passwords are kept as Argon2id hashes in %1, keys in %2; only you may read both files.")
                            .arg(QDir::toNativeSeparators(path(CredentialKind::Account)),
                                 QDir::toNativeSeparators(path(CredentialKind::ApiKey))));
}

void AccountsDialog::add(CredentialKind kind)
{
    QStringList taken;
    for (const Credential &credential : m_model->credentials()) {
        if (credential.kind == kind)
            taken.append(credential.name);
    }
    QStringList scopes;
    for (const QByteArray &scope : scopesIn(*m_context.server->routes()))
        scopes.append(QString::fromLatin1(scope));
    auto *dialog = new NewCredentialDialog(kind, taken, scopes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewCredentialDialog::made, this, [this, kind](const QString &name, const QByteArray &line) {
        //: Each stands behind "Undo"; %1 a name.
        change(kind == CredentialKind::Account ? tr("new account %1").arg(name) : tr("new API key %1").arg(name), kind,
               line, true);
    });
    dialog->open();
}

void AccountsDialog::remove()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const Credential gone = m_model->credentials()[current.row()];
    const bool isAccount = gone.kind == CredentialKind::Account;
    //: Each stands behind "Undo"; %1 a name.
    const QString what
        = isAccount ? tr("deletion of account %1").arg(gone.name) : tr("deletion of API key %1").arg(gone.name);
    if (!change(what, gone.kind, gone.line, false))
        return;
    const QPointer<QUndoStack> undo(m_context.undo);
    Notice notice;
    //: Each: %1 a name.
    notice.text = isAccount ? tr("The account %1 was deleted.").arg(gone.name)
                            : tr("The API key %1 was deleted.").arg(gone.name);
    notice.actionText = tr("Undo");
    notice.action = [undo, index = m_context.undo->index()] {
        if (undo && undo->index() == index) // what came since is not to be taken back by this button
            undo->undo();
    };
    m_context.notices->post(std::move(notice));
}

/// False: nothing was changed, and a notice says why.
bool AccountsDialog::change(const QString &text, CredentialKind kind, const QByteArray &line, bool isAdded)
{
    const QString file = path(kind); // Undo means that one, whatever the settings name then
    if (!write(file, line, isAdded))
        return false;
    const QPointer<AccountsDialog> self(this);
    const auto step = [self, file, line](bool add) { return self && self->write(file, line, add); };
    auto *command = new CredentialCommand(
        text, [step, isAdded] { return step(isAdded); }, [step, isAdded] { return step(!isAdded); });
    if (!m_settings->text(optionOf(kind)).isEmpty()) {
        m_context.undo->push(command);
        return true;
    }
    // The first one: its file comes with it, and the setting that names it.
    m_context.undo->beginMacro(text);
    m_context.undo->push(command);
    if (const auto set = m_settings->set(optionOf(kind), file); !set)
        //: %1 a file, %2 why, in English.
        m_context.notices->post({Notice::Kind::Error,
                                 tr("%1 was not put into the settings: it %2").arg(file, set.error().detail),
                                 {},
                                 {},
                                 {}});
    m_context.undo->endMacro();
    return true;
}

bool AccountsDialog::write(const QString &file, const QByteArray &line, bool isAdded)
{
    const auto written = isAdded ? addCredentialLine(file, line) : removeCredentialLine(file, line);
    if (!written) {
        m_context.notices->post(
            {Notice::Kind::Error,
             //: %1 a file, %2 why.
             tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(file), written.error().detail),
             {},
             {},
             {}});
        refresh(); // as the file is now
        return false;
    }
    m_isChanged = true;
    refresh();
    return true;
}

} // namespace coroscope
