#include "ui/panes/knobs/varied_number.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QSpinBox>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(coroscope::VariedNumber)
};

template<typename Field, typename Number>
void show(Field *field, std::optional<Number> number)
{
    const QSignalBlocker blocker(field);
    // "varies" stands one step below nothing, so that a step upwards from it comes to nothing, too.
    field->setMinimum(number ? Number(0) : -field->singleStep());
    field->setSpecialValueText(number //: Stands in place of zero in a field: nothing of it is done.
                                   ? Texts::tr("off")
                                   //: Stands in a field that edits several routes at once: each has another number.
                                   : Texts::tr("varies"));
    field->setValue(number.value_or(-field->singleStep()));
}

} // namespace

void showNumber(QSpinBox *field, std::optional<int> number)
{
    show(field, number);
}

void showNumber(QDoubleSpinBox *field, std::optional<double> number)
{
    show(field, number);
}

} // namespace coroscope
