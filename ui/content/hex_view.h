#pragma once

#include "ui/content/background_job.h"
#include "ui/content/find_target.h"

#include <QAbstractScrollArea>

#include <optional>

namespace coroscope {

/// Bytes as offset, hexadecimal and characters, of any size: only what is in sight is painted. GUI thread.
class HexView final : public QAbstractScrollArea, public FindTarget {
    Q_OBJECT
public:
    explicit HexView(const QString &accessibleName, QWidget *parent = nullptr);
    ~HexView() override;

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const noexcept { return m_bytes; }

    qint64 cursor() const noexcept { return m_cursor; }
    void goTo(qint64 offset, bool keepAnchor = false);
    void select(qint64 begin, qint64 end);
    QByteArray selectedBytes() const;
    /// A row as it is shown, for copying, tests and screen readers.
    QString rowText(qint64 row) const;
    int bytesPerRow() const noexcept { return m_perRow; }

    void copyHex() const;
    void copyText() const;

    /// "0x1f", "1Fh" or "31" (decimal); nothing where it is none of these.
    static std::optional<qint64> parseOffset(const QString &text);
    /// "de ad" and "0xdead" are bytes, all else is text (UTF-8).
    static std::optional<QByteArray> parseBytes(const QString &text);

    void setSearch(const SearchQuery &query) override;
    void findNext(bool backward) override;
    bool findsExpressions() const override { return false; }
    QString findHint() const override;

Q_SIGNALS:
    void cursorMoved(qint64 offset);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Found {
        std::vector<qint64> places;
        qsizetype length = 0;
        bool more = false;
    };
    void applyFont();
    void layoutRows();
    int visibleRows() const;
    qint64 rowCount() const;
    int digits() const;
    double hexX(int column) const; ///< in cells
    double textX(int column) const;
    qint64 offsetAt(const QPoint &position) const;
    bool isFound(qint64 offset) const;
    void onFound(Found found);
    void goToPlace(std::size_t index);
    void tellStatus();

    QByteArray m_bytes;
    qint64 m_cursor = 0;
    qint64 m_anchor = 0; ///< the selection runs from here to the cursor, both included
    bool m_hasSelection = false;
    int m_perRow = 16;
    double m_cell = 8;
    int m_lineHeight = 16;
    Found m_found;
    qsizetype m_at = -1;
    BackgroundJob<Found> m_search;
};

} // namespace coroscope
