#pragma once

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QUndoStack>

namespace coroscope {

/// One line of a list of names and values: a query parameter, a path parameter, a header field.
struct KeyValueRow {
    bool enabled = true;
    QString name;
    QString value;
    QString raw; ///< how it stood in the address; empty: to be encoded anew
    bool isDeclared = false; ///< the route says it; its name stays
    bool isPath = false; ///< part of the path; cannot be left out
    bool isRequired = false;
    bool isFile = false; ///< of a multipart body: `value` is the path of a file
    QString type; ///< of a multipart body: the part's media type; empty: none, or as a file's name says
    QString description;
    QJsonObject schema; ///< JSON Schema of the value; empty: anything

    /// What is wrong with it, as a sentence; empty: nothing. A row that is not enabled is not wrong.
    QString trouble() const;
    friend bool operator==(const KeyValueRow &, const KeyValueRow &) = default;
};

/// An editable list of names and values with a last empty line that takes new ones. Edits are undoable; what is set
/// from outside (setRows) clears the undo stack, since its steps would no longer fit. GUI thread.
class KeyValueModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, AboutColumn, ColumnCount };
    Q_ENUM(Column)
    /// The trouble of a row, on any of its cells.
    static constexpr int TroubleRole = Qt::UserRole + 1;
    static constexpr int SchemaRole = Qt::UserRole + 2;
    static constexpr int PlaceholderRole = Qt::UserRole + 3;
    /// The value is a secret that is not to be seen, not while it is typed either.
    static constexpr int MaskedRole = Qt::UserRole + 4;

    explicit KeyValueModel(QObject *parent = nullptr, bool isParts = false);

    const QList<KeyValueRow> &rows() const noexcept { return m_rows; }
    /// Replaces all; says modelReset only where the number of rows changes.
    void setRows(const QList<KeyValueRow> &rows);
    /// Words for the placeholder of the last, empty line: "Add a parameter".
    void setNewRowHint(const QString &hint);
    /// The rows are parts of a multipart body: texts and files, each with a media type in the last column.
    bool isParts() const noexcept { return m_parts; }
    /// Values of fields whose names say that they are secret are shown as dots.
    void setMasking(bool masking);
    bool hasSecrets() const;
    /// Makes a row (the empty last line too) a file; undoable.
    void setFile(int row, const QString &path);
    /// Appends a file as a part; undoable.
    void addFile(const QString &path) { setFile(int(m_rows.size()), path); }
    /// Makes a row a text again; undoable.
    void setText(int row);
    /// Removes own rows; declared ones are only emptied and disabled.
    void removeRowsAt(QList<int> rows);
    /// The first row that is wrong, or -1.
    int firstTrouble() const;
    QUndoStack *undoStack() { return &m_undo; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user changed something here (also by undo); not said for setRows().
    void edited();

private:
    class Change;
    QVariant nameData(const KeyValueRow &row, int role) const;
    QVariant valueData(const KeyValueRow &row, int role) const;
    QVariant aboutData(const KeyValueRow &row, int role) const;
    void push(const QList<KeyValueRow> &after, const QString &text, int cell);
    void replace(const QList<KeyValueRow> &rows);

    QList<KeyValueRow> m_rows;
    int m_rowCount = 1; ///< as the views know it: with the line that takes new ones
    const bool m_parts;
    bool m_masking = false;
    QString m_newRowHint;
    QUndoStack m_undo;
};

} // namespace coroscope
