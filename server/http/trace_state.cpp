#include "server/http/trace_state.h"

#include "server/http/ascii.h"
#include "server/http/message.h"

#include <algorithm>
#include <numeric>

namespace coroscope {

namespace {

constexpr qsizetype kMaxMembers = 32;
constexpr qsizetype kMaxSize = 512;
constexpr qsizetype kLargeMember = 128;

using Members = QVarLengthArray<QByteArrayView, kMaxMembers>;

/// key of §3.3.1.3.1, both its forms.
bool isKey(QByteArrayView key)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (key.isEmpty() || key.size() > 256 || (!isLetter(key.front()) && !isDigit(key.front())))
        return false;
    return std::count(key.begin(), key.end(), '@') <= 1 && std::all_of(key.begin(), key.end(), [&](char c) {
               return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '*' || c == '/' || c == '@';
           });
}

/// value of §3.3.1.3.2; a blank at its end has been trimmed.
bool isValue(QByteArrayView value)
{
    return !value.isEmpty() && value.size() <= 256 && std::all_of(value.begin(), value.end(), [](char c) {
        return c >= 0x20 && c <= 0x7E && c != ',' && c != '=';
    });
}

QByteArrayView keyOf(QByteArrayView member)
{
    return member.first(member.indexOf('='));
}

/// False where the list is malformed. Empty members are skipped, as §3.3.1.1 allows them.
bool addMembers(QByteArrayView list, Members &members)
{
    bool valid = true;
    forEachElement(list, [&](QByteArrayView member) {
        if (member.isEmpty() || !valid)
            return;
        const qsizetype equals = member.indexOf('=');
        valid = equals > 0 && isKey(member.first(equals)) && isValue(member.sliced(equals + 1))
            && members.size() < kMaxMembers && std::none_of(members.begin(), members.end(), [&](QByteArrayView other) {
                    return keyOf(other) == member.first(equals);
                });
        if (valid)
            members.append(member);
    });
    return valid;
}

qsizetype sizeOf(const Members &members)
{
    return std::accumulate(members.begin(), members.end(), members.size() - 1,
                           [](qsizetype sum, QByteArrayView member) { return sum + member.size(); });
}

} // namespace

QByteArray traceState(const Request &request)
{
    Members members;
    for (const auto &field : request.fields) {
        if (equalsIgnoringCase(request.name(field), "tracestate") && !addMembers(request.value(field), members))
            return {};
    }
    for (qsizetype i = members.size() - 1; i >= 0 && sizeOf(members) > kMaxSize; --i) {
        if (members[i].size() > kLargeMember)
            members.remove(i);
    }
    while (sizeOf(members) > kMaxSize)
        members.removeLast();
    QByteArray joined;
    for (const QByteArrayView member : members) {
        if (!joined.isEmpty())
            joined += ',';
        joined += member;
    }
    return joined;
}

} // namespace coroscope
