#include "ui/widgets/content_pages.h"

#include "ui/format.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

LargeContentPage::LargeContentPage(QWidget *parent)
    : QWidget(parent)
    , m_text(new ToneLabel(Tone::Muted, this))
{
    m_text->setObjectName(u"contentLarge"_s);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    // No letters for Alt: several bodies may be in sight, each with these.
    auto *text = new QPushButton(tr("Show as Text"), this);
    text->setObjectName(u"contentLargeText"_s);
    auto *hex = new QPushButton(tr("Show Its Bytes"), this);
    hex->setObjectName(u"contentLargeHex"_s);
    auto *save = new QPushButton(tr("Save to a File…"), this);
    auto *row = new FlowLayout;
    row->setSpacings(8, 8);
    for (QPushButton *choice : {text, hex, save}) {
        choice->setAutoDefault(false);
        row->addWidget(choice);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addStretch(1);
    layout->addWidget(m_text);
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addLayout(row, 2);
    centred->addStretch(1);
    layout->addLayout(centred);
    layout->addStretch(2);
    connect(text, &QPushButton::clicked, this, &LargeContentPage::textRequested);
    connect(hex, &QPushButton::clicked, this, &LargeContentPage::bytesRequested);
    connect(save, &QPushButton::clicked, this, &LargeContentPage::saveRequested);
}

void LargeContentPage::setSize(quint64 bytes)
{
    //: %1: a size
    m_text->setText(
        tr("This content is large: %1. As text it takes some seconds and about three times its size in memory.")
            .arg(sizeText(bytes)));
    m_text->setAccessibleName(m_text->text());
}

BusyContentPage::BusyContentPage(QWidget *parent)
    : QWidget(parent)
    , m_text(new ToneLabel(Tone::Muted, this))
{
    m_text->setAlignment(Qt::AlignCenter);
    auto *bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedSize(240, 6);
    bar->setAccessibleName(tr("Reading the content"));
    auto *stop = new QPushButton(tr("Stop"), this);
    stop->setObjectName(u"contentStop"_s);
    stop->setAutoDefault(false);
    connect(stop, &QPushButton::clicked, this, &BusyContentPage::stopRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(1);
    layout->addWidget(m_text);
    layout->addWidget(bar, 0, Qt::AlignHCenter);
    layout->addWidget(stop, 0, Qt::AlignHCenter);
    layout->addStretch(2);
}

void BusyContentPage::setText(const QString &text)
{
    m_text->setText(text);
}

} // namespace coroscope
