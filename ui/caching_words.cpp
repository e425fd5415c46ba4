#include "ui/caching_words.h"

#include "ui/format.h"
#include "ui/http_head.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

class Caching {
    Q_DECLARE_TR_FUNCTIONS(coroscope::Caching)
public:
    explicit Caching(const ExchangeRecord &record)
        : m_status(record.status)
        , m_isRead(record.method == "GET" || record.method == "HEAD")
        , m_isGet(record.method == "GET")
        , m_request(HttpHead::parse(record.requestHead))
        , m_response(HttpHead::parse(record.responseHead))
    {
    }

    QStringList sentences()
    {
        sayConditions();
        sayRange();
        sayKept();
        sayDirectives();
        sayValidators();
        sayVary();
        return m_said;
    }

private:
    bool asks(const char *name) const { return hasField(m_request, name); }
    QString asked(const char *name) const { return shown(m_request.value(name)); }
    bool says(const char *name) const { return hasField(m_response, name); }
    QString said(const char *name) const { return shown(m_response.value(name)); }

    static bool hasField(const HttpHead &head, const char *name)
    {
        return std::any_of(head.fields.begin(), head.fields.end(),
                           [&](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
    }
    /// Not endless.
    static QString shown(const QByteArray &value)
    {
        constexpr qsizetype kMost = 80;
        const QString text = QString::fromUtf8(value);
        return text.size() <= kMost ? text : text.first(kMost) + u'…';
    }
    void say(const QString &sentence) { m_said.append(sentence); }

    /// "30 s", "5 min", "2 h", "7 d": exact, in the largest unit that is.
    static QString timeText(qint64 seconds)
    {
        const QLocale locale;
        const auto whole = [&](qint64 unit) { return locale.toString(seconds / unit); };
        if (seconds > 0 && seconds % 86'400 == 0)
            //: %1 a number of days.
            return tr("%1 d").arg(whole(86'400));
        if (seconds > 0 && seconds % 3600 == 0)
            //: %1 a number of hours.
            return tr("%1 h").arg(whole(3600));
        if (seconds > 0 && seconds % 60 == 0)
            //: %1 a number of minutes.
            return tr("%1 min").arg(whole(60));
        //: %1 a number of seconds.
        return tr("%1 s").arg(whole(1));
    }

    void sayConditions()
    {
        const bool byTag = asks("If-None-Match");
        if (m_status == 304) {
            if (byTag)
                //: %1 the value of a field: one or more entity tags.
                say(tr("Not modified: what the client has, If-None-Match: %1, is still the same. Nothing was sent "
                       "again.")
                        .arg(asked("If-None-Match")));
            else if (asks("If-Modified-Since"))
                //: %1 a date.
                say(tr("Not modified since %1, which the client has. Nothing was sent again.")
                        .arg(asked("If-Modified-Since")));
            else
                say(tr("Not modified, though the request set no condition."));
        } else if (m_status == 412) {
            if (asks("If-Match"))
                //: %1 the value of a field: one or more entity tags.
                say(tr("Refused: the request was for a resource with If-Match: %1, and it is another one by now, or is "
                       "not there. Nothing was done.")
                        .arg(asked("If-Match")));
            else if (byTag && m_request.value("If-None-Match").trimmed() == "*")
                say(tr(
                    "Refused: with If-None-Match: * the request was to make it, and it is there already. Nothing was "
                    "done."));
            else if (byTag)
                //: %1 the value of a field: one or more entity tags.
                say(tr("Refused: the request was for a resource other than If-None-Match: %1. Nothing was done.")
                        .arg(asked("If-None-Match")));
            else if (asks("If-Unmodified-Since"))
                //: %1 a date.
                say(tr("Refused: it was changed after %1. Nothing was done.").arg(asked("If-Unmodified-Since")));
            else
                say(tr("Refused: a condition of the request did not hold."));
        } else if (m_isRead && m_status == 200) {
            if (byTag && says("ETag"))
                //: %1 what the client has, %2 what there is: entity tags.
                say(tr("The client has another version, If-None-Match: %1, than there is, ETag: %2. So it was sent.")
                        .arg(asked("If-None-Match"), said("ETag")));
            else if (byTag)
                say(tr("The request has If-None-Match, but the response has no ETag that it could be compared with."));
            else if (asks("If-Modified-Since") && says("Last-Modified"))
                //: %1 and %2 dates.
                say(tr("It was changed, %1, after the client got what it has, %2. So it was sent.")
                        .arg(said("Last-Modified"), asked("If-Modified-Since")));
            else if (asks("If-Modified-Since"))
                say(tr("The request has If-Modified-Since, but the response does not say when it was changed."));
        } else if (!m_isRead && m_status >= 200 && m_status < 300 && asks("If-Match")) {
            //: %1 the value of a field: one or more entity tags.
            say(tr("The resource was as the client had seen it, If-Match: %1, so nobody's change was overwritten.")
                    .arg(asked("If-Match")));
        }
    }

    void sayRange()
    {
        if (m_status == 206) {
            if (says("Content-Range"))
                //: %1 the value of a field: "bytes 0-99/1000".
                say(tr("A part was sent, %1, as Range asks for it.").arg(said("Content-Range")));
            else
                say(tr("Several parts were sent in one body, each with its Content-Range, as Range asks for them."));
        } else if (m_status == 416) {
            //: %1 what Range asks for, %2 what there is: "bytes */1000".
            say(tr("Range asks for %1, and nothing of that is there: %2.").arg(asked("Range"), said("Content-Range")));
        } else if (m_isGet && m_status == 200 && asks("Range")) {
            if (asks("If-Range"))
                //: %1 an entity tag or a date.
                say(tr("Range asks for a part, but of what If-Range names, %1, and that is not what there is now. So "
                       "the "
                       "whole was sent.")
                        .arg(asked("If-Range")));
            else
                say(tr(
                    "Range asks for a part, but this resource has none, or the range is one that cannot be followed. "
                    "So the whole was sent."));
        } else if (m_status == 200 && said("Accept-Ranges") == "bytes"_L1) {
            say(tr("Parts of it can be asked for with Range."));
        }
    }

    void sayKept()
    {
        const QString age = says("Age") ? timeText(m_response.value("Age").toLongLong()) : QString();
        const QByteArray kept = m_response.value("X-Cache");
        if (kept == "HIT")
            //: %1 a time: "30 s".
            say(age.isEmpty() ? tr("This server had kept the answer and gave it again.")
                              : tr("This server had kept the answer, made %1 before, and gave it again.").arg(age));
        else if (kept == "STALE")
            //: %1 a time: "30 s".
            say(age.isEmpty()
                    ? tr("The answer that this server had kept had run out; it was given once more while a new "
                         "one was made.")
                    : tr("The answer that this server had kept, made %1 before, had run out; it was given once "
                         "more while a new one was made.")
                          .arg(age));
        else if (kept == "MISS")
            say(tr("This server had nothing kept, so the answer was made for this request, and kept."));
        else if (kept == "BYPASS")
            say(tr("The answer was made for this request and not kept by this server."));
        else if (!age.isEmpty())
            //: %1 a time: "30 s".
            say(tr("A cache on the way had kept it: it was made %1 before.").arg(age));
    }

    void sayDirectives()
    {
        const QByteArray field = m_response.value("Cache-Control").toLower();
        const bool mayBeKept = m_isRead && (m_status == 200 || m_status == 206 || m_status == 304 || m_status == 404);
        if (!mayBeKept)
            return;
        bool hasLife = false;
        bool mayGuess = true;
        const auto parts = field.split(',');
        for (const QByteArray &part : parts) {
            const QByteArray word = part.trimmed();
            const auto seconds = [&] {
                return std::max<qint64>(0, word.mid(word.indexOf('=') + 1).replace('"', "").trimmed().toLongLong());
            };
            if (word == "no-store") {
                say(tr("no-store: nobody may keep it."));
                mayGuess = false;
            } else if (word.startsWith("no-cache")) {
                say(tr(
                    "no-cache: it may be kept, but before each use the server is asked whether it is still the same."));
                mayGuess = false;
            } else if (word.startsWith("max-age=")) {
                hasLife = true;
                //: %1 a time: "30 s".
                say(seconds() == 0
                        ? tr("max-age=0: it is out of date at once, so the server is asked before each use.")
                        : tr("max-age: for %1 the client may use it without asking.").arg(timeText(seconds())));
            } else if (word.startsWith("s-maxage=")) {
                //: %1 a time: "30 s".
                say(tr("s-maxage: caches that many share may give it for %1 without asking.").arg(timeText(seconds())));
            } else if (word.startsWith("private")) {
                say(tr("private: only the client itself may keep it, no cache that others share."));
            } else if (word == "public") {
                say(tr("public: every cache may keep it, also where the request had credentials."));
            } else if (word == "must-revalidate") {
                say(tr("must-revalidate: once it is out of date it may not be used without asking, come what may."));
            } else if (word == "immutable") {
                say(tr("immutable: it will not change while it is fresh, so not even a reload asks."));
            } else if (word == "no-transform") {
                say(tr("no-transform: nobody on the way may change it, by compressing it for instance."));
            } else if (word.startsWith("stale-while-revalidate=")) {
                //: %1 a time: "30 s".
                say(tr("stale-while-revalidate: for %1 more it may be used while a new one is fetched behind it.")
                        .arg(timeText(seconds())));
            }
        }
        if (mayGuess && !hasLife && says("Expires"))
            //: %1 a date.
            say(tr("Expires: until %1 the client may use it without asking.").arg(said("Expires")));
        else if (mayGuess && !hasLife && m_status == 200)
            say(says("Last-Modified")
                    ? tr("Nothing says for how long it may be kept: a client guesses, often a tenth of the "
                         "time since Last-Modified.")
                    : tr("Nothing says for how long it may be kept, so most clients ask each time."));
    }

    void sayValidators()
    {
        if (!m_isRead || m_status != 200)
            return;
        if (says("ETag")) {
            const bool isWeak = m_response.value("ETag").startsWith("W/");
            //: %1 an entity tag.
            say((isWeak
                     ? tr("ETag: %1 names this version, weakly: it will do for If-None-Match, not for If-Match and "
                          "parts.")
                     : tr("ETag: %1 names this version. With If-None-Match a client asks next time whether it is still "
                          "the same, with If-Match it changes it only then."))
                    .arg(said("ETag")));
        } else if (says("Last-Modified")) {
            say(tr("With If-Modified-Since a client can ask next time whether it was changed since."));
        }
    }

    void sayVary()
    {
        if (!says("Vary"))
            return;
        if (m_response.value("Vary").trimmed() == "*")
            say(tr("Vary: *: it depends on more than the request says, so no cache may give it again."));
        else
            //: %1 names of header fields.
            say(tr("Vary: the answer depends on these fields of the request, and caches keep one for each of their "
                   "values: %1.")
                    .arg(said("Vary")));
    }

    const int m_status;
    const bool m_isRead;
    const bool m_isGet;
    const HttpHead m_request;
    const HttpHead m_response;
    QStringList m_said;
};

} // namespace

QStringList cachingSentences(const ExchangeRecord &record)
{
    return record.status == 0 || record.responseHead.isEmpty() ? QStringList() : Caching(record).sentences();
}

} // namespace coroscope
