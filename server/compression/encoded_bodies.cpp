#include "server/compression/encoded_bodies.h"

#include <QHash>

namespace coroscope {

namespace {

constexpr qsizetype kOverhead = 256; // of an entry

} // namespace

EncodedBodies::Key EncodedBodies::keyOf(Coding coding, int level, const QByteArray &body)
{
    return {::qHash(QByteArrayView(body), QHashSeed::globalSeed()), level, coding};
}

QByteArray EncodedBodies::find(Coding coding, int level, const QByteArray &body)
{
    if (m_forms.isEmpty())
        return {};
    // The hash only finds it: bytes that differ have no form in common, whoever chose them.
    const Entry *const entry = m_forms.object(keyOf(coding, level, body));
    return entry && entry->body == body ? entry->form : QByteArray();
}

void EncodedBodies::keep(Coding coding, int level, const QByteArray &body, const QByteArray &form)
{
    const qsizetype cost = body.size() + form.size() + kOverhead;
    if (cost <= kMostBytes / 4)
        m_forms.insert(keyOf(coding, level, body), new Entry{body, form}, cost);
}

} // namespace coroscope
