#pragma once

#include <QStringList>
#include <QStringView>

namespace coroscope {

/// Of the candidates (words with dashes, lower case) the one that a mistyped word most likely means; -1: none is near.
/// Pure.
qsizetype nearestWord(QStringView word, const QStringList &candidates);

} // namespace coroscope
