#include "ui/certificate_button.h"

#include "server/runtime/safe_file.h"
#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/notices.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QWidgetAction>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSoon = 14LL * 24 * 60 * 60 * 1000; // milliseconds before the end of which it is said
constexpr qsizetype kBytesOfLine = 16; // of a fingerprint
constexpr qsizetype kNamesShown = 8;

QString dayOf(qint64 milliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds), QLocale::ShortFormat);
}

/// In lines of equal length, as it is compared with what a browser shows.
QString inLines(const QByteArray &fingerprint)
{
    QStringList lines;
    for (qsizetype at = 0; at < fingerprint.size(); at += kBytesOfLine * 3)
        lines.append(QString::fromLatin1(fingerprint.mid(at, kBytesOfLine * 3 - 1)));
    return lines.join(u'\n');
}

} // namespace

CertificateButton::CertificateButton(const WindowContext &context, QWidget *parent)
    : QToolButton(parent)
    , m_context(context)
    , m_menu(new QMenu(this))
    , m_facts(new QLabel(m_menu))
    , m_copyPath(new QAction(coroscope::icon(u"edit-copy"_s), tr("Copy the &Path of the Certificate"), this))
    , m_copyFingerprint(new QAction(coroscope::icon(u"edit-copy"_s), tr("Copy the &Fingerprint"), this))
    , m_save(new QAction(coroscope::icon(u"document-save"_s), tr("&Save the Certificate…"), this))
{
    setObjectName(u"certificate"_s);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(m_menu);
    m_facts->setObjectName(u"certificateFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setContentsMargins(16, 8, 16, 8);
    auto *shown = new QWidgetAction(this);
    shown->setDefaultWidget(m_facts);
    m_menu->addAction(shown);
    m_menu->addSeparator();
    m_menu->addActions({m_copyPath, m_copyFingerprint, m_save});
    m_copyPath->setToolTip(tr("For a client that is to trust this server, such as curl --cacert"));
    m_save->setToolTip(tr("A copy without the key, for a client on another machine"));
    connect(m_copyPath, &QAction::triggered, this, [this] {
        copy(m_certificate->file, tr("The path of the certificate was copied, for curl --cacert and others."));
    });
    connect(m_copyFingerprint, &QAction::triggered, this, [this] {
        copy(QString::fromLatin1(m_certificate->fingerprint), tr("The fingerprint of the certificate was copied."));
    });
    connect(m_save, &QAction::triggered, this, &CertificateButton::chooseFile);
    const QString group = tr("Server");
    m_context.commands->add(u"server.copyCertificatePath"_s, group, m_copyPath);
    m_context.commands->add(u"server.copyFingerprint"_s, group, m_copyFingerprint);
    m_context.commands->add(u"server.saveCertificate"_s, group, m_save);
    setCertificate(std::nullopt);
}

void CertificateButton::setCertificate(const std::optional<TlsCertificate> &certificate)
{
    m_certificate = certificate;
    const QString none = tr("The server does not run with TLS.");
    for (QAction *action : {m_copyPath, m_copyFingerprint, m_save})
        Commands::setEnabled(action, certificate.has_value(), none);
    m_facts->setText(certificate ? factsText() : none);
    setToolTip(certificate ? tr("TLS: the certificate of this server") : QString());
    setAccessibleName(tr("Certificate of the server"));
    setAccessibleDescription(m_facts->text());
    draw();
}

QString CertificateButton::factsText() const
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QStringList names = m_certificate->names.mid(0, kNamesShown);
    if (const auto more = int(m_certificate->names.size() - names.size()); more > 0)
        //: Behind some names that a certificate is for.
        names.append(tr("%n more", nullptr, more));
    QStringList lines;
    lines.append(m_certificate->isSelfSigned ? tr("Signed by itself: clients have to be told to trust it.")
                                             //: %1 who vouches for a certificate: "CN = Example Authority".
                                             : tr("Issued by %1").arg(m_certificate->issuer));
    if (!names.isEmpty())
        //: %1 a list of names and addresses.
        lines.append(tr("For %1").arg(QLocale().createSeparatedList(names)));
    lines.append(now > m_certificate->validUntil
                     //: %1 date and time.
                     ? tr("Expired on %1: clients do not trust it any more.").arg(dayOf(m_certificate->validUntil))
                     //: %1 date and time.
                     : tr("Valid until %1").arg(dayOf(m_certificate->validUntil)));
    //: A kind of fingerprint; the fingerprint follows on the next lines.
    lines.append(tr("SHA-256:") + u'\n' + inLines(m_certificate->fingerprint));
    lines.append(QDir::toNativeSeparators(m_certificate->file));
    return lines.join(u'\n');
}

void CertificateButton::draw()
{
    const bool isEnding = m_certificate && m_certificate->validUntil - QDateTime::currentMSecsSinceEpoch() < kSoon;
    setIcon(coroscope::icon(u"lock"_s, isEnding ? IconTone::Warning : IconTone::Success));
    m_facts->setFont(QApplication::font(m_menu));
}

void CertificateButton::copy(const QString &text, const QString &said)
{
    QApplication::clipboard()->setText(text);
    m_context.notices->post(said);
}

void CertificateButton::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Save the Certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Certificates in PEM form (*.pem *.crt)"));
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->selectFile(u"coroscope.pem"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateButton::saveTo);
    dialog->open();
}

void CertificateButton::saveTo(const QString &path)
{
    if (!m_certificate)
        return;
    const auto fail = [this, &path](const QString &why) {
        //: %1 a file, %2 the system's own words.
        m_context.notices->post(
            {Notice::Kind::Error,
             tr("The certificate was not saved as %1: %2.").arg(QDir::toNativeSeparators(path), why),
             {},
             {},
             {}});
    };
    QFile kept(m_certificate->file);
    if (!kept.open(QIODevice::ReadOnly))
        return fail(kept.errorString());
    const QByteArray certificates = certificatesIn(kept.readAll());
    if (const auto saved = saveFile(path, certificates); !saved)
        return fail(saved.error().detail);
    m_context.notices->post(tr("The certificate was saved as %1.").arg(QDir::toNativeSeparators(path)));
}

void CertificateButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

} // namespace coroscope
