#pragma once

#include <QLayout>
#include <QList>

namespace coroscope {

/// Lays its items out in a row and goes on in the next one where the width ends: a bar of controls that stays whole in
/// a narrow dock. Items keep their size hint; one may fill what its row has left.
class FlowLayout final : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void setSpacings(int horizontal, int vertical);
    /// What it wants is `width`, whatever its size hint says; the rest of its row is its own, too. Of its items; the
    /// last one in its row.
    void setFiller(QWidget *widget, int width);

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool place) const;
    QSize wantedSize(const QLayoutItem *item) const;

    QList<QLayoutItem *> m_items;
    QWidget *m_filler = nullptr; // an item's; only compared
    int m_fillerWidth = 0;
    int m_horizontal = 4;
    int m_vertical = 2;
};

} // namespace coroscope
