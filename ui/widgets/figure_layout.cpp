#include "ui/widgets/figure_layout.h"

#include "ui/widgets/figure_button.h"

#include <QStyle>

#include <algorithm>
#include <functional>

namespace coroscope {

namespace {
constexpr int kGap = 6;
}

FigureLayout::FigureLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FigureLayout::~FigureLayout()
{
    for (const Figure &figure : m_figures)
        delete figure.item;
}

void FigureLayout::addFigure(FigureButton *figure, int importance)
{
    addWidget(figure);
    m_figures.back().button = figure;
    m_figures.back().importance = importance;
}

void FigureLayout::addItem(QLayoutItem *item)
{
    m_figures.push_back({item, nullptr, 0});
}

QLayoutItem *FigureLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_figures[std::size_t(index)].item : nullptr;
}

QLayoutItem *FigureLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_figures.erase(m_figures.begin() + index);
    return item;
}

QSize FigureLayout::sum(QSize (QLayoutItem::*size)() const) const
{
    QSize all(0, 0);
    for (const Figure &figure : m_figures) {
        if (figure.item->isEmpty())
            continue;
        const QSize one = (figure.item->*size)();
        all = {all.width() + one.width() + (all.width() > 0 ? kGap : 0), std::max(all.height(), one.height())};
    }
    return all;
}

QSize FigureLayout::sizeHint() const
{
    return sum(&QLayoutItem::sizeHint);
}

QSize FigureLayout::minimumSize() const
{
    return sum(&QLayoutItem::minimumSize);
}

void FigureLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    struct Place {
        const Figure *figure;
        int width;
    };
    std::vector<Place> places;
    for (const Figure &figure : m_figures) {
        if (!figure.item->isEmpty())
            places.push_back({&figure, figure.item->sizeHint().width()});
    }
    if (places.empty())
        return;
    int over = sizeHint().width() - rect.width();
    std::vector<Place *> yielding;
    for (Place &place : places)
        yielding.push_back(&place);
    std::ranges::stable_sort(yielding, std::less<>(), [](const Place *place) { return place->figure->importance; });
    const auto yield = [&](Place *place, int least) {
        const int given = std::clamp(over, 0, std::max(0, place->width - least));
        place->width -= given;
        over -= given;
    };
    for (Place *place : yielding) {
        if (const FigureButton *button = place->figure->button)
            yield(place, button->wholeWidth());
    }
    for (Place *place : yielding)
        yield(place, place->figure->item->minimumSize().width());

    int right = rect.right() + 1;
    for (std::size_t i = places.size(); i-- > 0;) {
        const Place &place = places[i];
        const int height = std::min(rect.height(), place.figure->item->sizeHint().height());
        const int left = i == 0 ? rect.left() : right - place.width;
        const QRect room(left, rect.top() + (rect.height() - height) / 2, place.width, height);
        place.figure->item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, room));
        right = left - kGap;
    }
}

} // namespace coroscope
