#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace coroscope {

struct YamlEntry;

/// A node of a YAML document, with where it stands. A plain value: no anchors, no tags, no types; whoever reads it
/// knows what a text is to be.
struct YamlNode {
    enum class Kind { Null, Text, List, Map };
    Kind kind = Kind::Null;
    QString text;
    std::vector<YamlNode> items; ///< List
    std::vector<YamlEntry> entries; ///< Map; keys are texts, each once
    int line = 1; ///< from 1
    int column = 1;
};

struct YamlEntry {
    YamlNode key;
    YamlNode value;
};

/// A fault of a file, and where.
struct YamlFault {
    int line = 1;
    int column = 1;
    QString text; ///< what is wrong, and what it takes, without a stop
};

/// Reads one document: UTF-8, without anchors, aliases and tags, no key twice, nested at most kMaxYamlDepth deep, with
/// at most kMaxYamlNodes nodes. Takes bounded time and memory, whatever comes. Else `fault` says what is wrong. Any
/// thread.
bool readYaml(const QByteArray &bytes, YamlNode &root, YamlFault &fault);

inline constexpr int kMaxYamlDepth = 64;
inline constexpr int kMaxYamlNodes = 50'000;

} // namespace coroscope
