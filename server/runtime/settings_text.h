#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace coroscope {

/// The text of an INI file as QSettings reads it (sections, KEY=VALUE, comments with ;), taken apart and edited in
/// place. Pure functions, any thread.

/// One key that gets another value; none: that is taken out.
struct SettingsEdit {
    QString key; ///< letters, digits and dashes
    std::optional<QString> value;
};

struct SettingsEntry {
    QString section; ///< empty: before the first one
    QString key;
    QString value; ///< as written, without the blanks around it
};

/// All entries in order; none where it is not the text of an INI file: a line that is neither section, entry nor
/// comment, a quotation that does not end, a NUL.
std::optional<QList<SettingsEntry>> settingsEntries(const QByteArray &text);

/// `text` with the edits applied to one section, which is made at the end where it is missing. All else stays byte for
/// byte: comments, other keys and sections, the order, the kind of line ends. A key that stands there several times
/// stands there once afterwards. None as above.
std::optional<QByteArray> editedSettings(const QByteArray &text, const QString &section,
                                         const QList<SettingsEdit> &edits);

/// A value as it stands behind the "=": bare where that is enough, else in quotes. QSettings reads back the same, as a
/// string.
QByteArray settingsValue(const QString &value);
/// A key or the name of a section, escaped.
QByteArray settingsKey(QStringView key);

} // namespace coroscope
