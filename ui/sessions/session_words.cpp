#include "ui/sessions/session_words.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Sessions)
};

QString chunkName(const QByteArray &letters)
{
    const QByteArray name = letters.trimmed();
    const auto isPlain = [](char c) { return c > 0x20 && c < 0x7f; };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isPlain) ? QString::fromLatin1(name) : QString();
}

/// "in part EXCH at byte 12,345", "at byte 12".
QString place(const SessionFault &fault)
{
    const QString at = countText(quint64(fault.at));
    const QString name = chunkName(fault.chunk);
    //: %1 a number.
    return name.isEmpty() ? Texts::tr("at byte %1").arg(at)
                          //: %1 the name of a part of a file, four letters, %2 a number.
                          : Texts::tr("in the part %1 at byte %2").arg(name, at);
}

} // namespace

QString sessionFaultText(const QString &name, const SessionFault &fault)
{
    // Parts of a sentence in English, for people who know the format.
    const QString detail = fault.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(fault.detail);
    switch (fault.kind) {
    case SessionFault::Kind::Unreadable:
        //: %1 a file, %2 the system's own words.
        return Texts::tr("“%1” could not be read: %2.").arg(name, fault.detail);
    case SessionFault::Kind::NotASession:
        return Texts::tr(
                   "“%1” is no session of Coroscope: it does not begin as one. HAR files are imported in Requests.")
            .arg(name);
    case SessionFault::Kind::Newer:
        //: %1 a file, %2 a place in it, %3 details in brackets, which may be missing.
        return Texts::tr("“%1” was saved by a newer Coroscope: what stands %2 is not known here%3. Open it with that "
                         "version.")
            .arg(name, place(fault), detail);
    case SessionFault::Kind::Truncated:
        return Texts::tr("“%1” is not whole: it ends too early, %2%3. Copy it again from where it came.")
            .arg(name, place(fault), detail);
    case SessionFault::Kind::Damaged:
        return Texts::tr("“%1” is damaged %2%3. Copy it again from where it came.").arg(name, place(fault), detail);
    case SessionFault::Kind::TooLarge:
        return Texts::tr("“%1” holds more than is read, %2%3. Save a shorter session.").arg(name, place(fault), detail);
    case SessionFault::Kind::Stopped: return Texts::tr("“%1” was not opened: it was cancelled.").arg(name);
    }
    return {};
}

QString sessionTitle(const QString &name, const SessionInfo &info, const Recording &recording)
{
    const QLocale locale;
    const auto when
        = [&](Clock::time_point at) { return QDateTime::fromMSecsSinceEpoch(recording.wallAt(at)).toLocalTime(); };
    const QDateTime from = when(recording.from());
    const QDateTime until = when(recording.until());
    const QString begin = locale.toString(from, QLocale::ShortFormat);
    const QString end = from.date() == until.date() ? locale.toString(until.time(), QLocale::ShortFormat)
                                                    : locale.toString(until, QLocale::ShortFormat);
    const QString requests
        = Texts::tr("%Ln request(s)", nullptr, int(recording.ended().size() + recording.running().size()));
    const QString where = info.server.isEmpty() ? name : info.server;
    //: Above an opened session. %1 an address or a file, %2 and %3 times, %4 a duration, %5 "12 requests".
    QString title = Texts::tr("Session of %1 from %2 to %3 (%4, %5), read-only.")
                        .arg(where, begin, end, durationText(recording.until() - recording.from()), requests);
    if (recording.forgotten() > 0)
        //: Joined to a sentence.
        title += u' ' + Texts::tr("It had forgotten %Ln older one(s).", nullptr, int(recording.forgotten()));
    return title;
}

} // namespace coroscope
