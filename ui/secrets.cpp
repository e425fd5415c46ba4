#include "ui/secrets.h"

#include "server/telemetry/secret_text.h"

#include <QList>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const QString &dots()
{
    static const QString text = u"••••••••"_s;
    return text;
}

} // namespace

bool isSecretField(const QByteArray &name)
{
    static constexpr std::array kNames{"authorization", "proxy-authorization", "cookie",
                                       "set-cookie",    "x-api-key",           "api-key",
                                       "x-auth-token",  "x-csrf-token",        "x-xsrf-token"};
    const QByteArray lower = name.trimmed().toLower();
    return std::any_of(kNames.begin(), kNames.end(), [&](const char *known) { return lower == known; });
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression expression(
        u"passw(or)?d|passphrase|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|credential|^pwd$|^auth$|signature"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QByteArray utf8 = name.toUtf8();
    return isSecretField(utf8) || isSecretName(QByteArrayView(utf8)) || expression.match(name).hasMatch();
}

QString maskedParameter(const QString &name, const QString &value)
{
    return isSecretName(name) && !value.isEmpty() ? dots() : value;
}

QString maskedTarget(const QString &target)
{
    const qsizetype mark = target.indexOf(u'?');
    if (mark < 0)
        return target;
    QString out = target.first(mark + 1);
    const auto items = QStringView(target).sliced(mark + 1).split(u'&');
    for (qsizetype i = 0; i < items.size(); ++i) {
        const qsizetype equals = items[i].indexOf(u'=');
        if (i > 0)
            out += u'&';
        const bool secret = equals > 0 && isSecretName(QUrl::fromPercentEncoding(items[i].first(equals).toUtf8()));
        out += secret ? items[i].first(equals + 1) : items[i];
        if (secret)
            out += dots();
    }
    return out;
}

QString maskedValue(const QByteArray &name, const QByteArray &value)
{
    if (!isSecretField(name))
        return QString::fromUtf8(value);
    const qsizetype space = value.indexOf(' ');
    if (name.trimmed().toLower().endsWith("authorization") && space > 0)
        return QString::fromUtf8(value.first(space + 1)) + dots();
    return dots();
}

QString maskedHead(const QByteArray &head)
{
    QString out;
    bool masking = false;
    const QList<QByteArray> lines = head.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray &line = lines[i];
        const bool continues = line.startsWith(' ') || line.startsWith('\t'); // obs-fold, RFC 9112 §5.2
        const qsizetype colon = line.indexOf(':');
        if (i > 0)
            out += u'\n';
        if (continues && masking && !line.trimmed().isEmpty()) {
            out += u' ' + dots();
            continue;
        }
        masking = i > 0 && colon > 0 && isSecretField(line.first(colon));
        if (!masking) {
            out += QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line);
            continue;
        }
        const QByteArray name = line.first(colon);
        out += QString::fromUtf8(name) + u": "_s + maskedValue(name, line.sliced(colon + 1).trimmed());
    }
    return out;
}

} // namespace coroscope
