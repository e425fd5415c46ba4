#pragma once

#include <QWidget>

class QLabel;

namespace coroscope {

class ToneLabel;
enum class Tone;

/// One figure, large, with its name above and a remark below. Screen readers get all three as one sentence.
class StatTile final : public QWidget {
    Q_OBJECT
public:
    explicit StatTile(const QString &name, QWidget *parent = nullptr);
    /// Does nothing where nothing changed, so that it may be called for each frame.
    void setFigure(const QString &value, const QString &remark, Tone tone);
    /// In one line, the remark only in the tooltip: for a low dock.
    void setCompact(bool compact);
    QString value() const;
    QString remark() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyFont();

    ToneLabel *m_name;
    ToneLabel *m_value;
    ToneLabel *m_remark;
    bool m_compact = false;
};

/// Lays its tiles out in as many columns as fit.
class TileStrip final : public QWidget {
    Q_OBJECT
public:
    explicit TileStrip(QWidget *parent = nullptr);
    void addTile(StatTile *tile);
    void setCompact(bool compact);
    /// Two tiles wide: what stands in more columns now can stand in fewer.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QList<StatTile *> m_tiles;
    int m_columns = 0;
};

} // namespace coroscope
