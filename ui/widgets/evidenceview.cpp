#include "ui/widgets/evidenceview.h"

#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

QString quoted(const Evidence &evidence, const QString &id)
{
    for (const Conversation &talk : evidence.conversations) {
        for (const Exchange &exchange : talk.exchanges) {
            if (exchange.id != id)
                continue;
            QStringList parts;
            if (talk.endpoint.port)
                parts << u"%1:%2"_s.arg(talk.endpoint.host, QString::number(talk.endpoint.port));
            else
                parts << talk.endpoint.host;
            if (!exchange.said.isEmpty())
                parts << u"C: "_s + exchange.said;
            const Reply &reply = exchange.reply;
            if (!reply.isEmpty()) {
                const QString head = reply.code ? QString::number(reply.code) : reply.status;
                parts << u"S: "_s + QString(head + u' ' + reply.enhanced + u' ' + reply.text()).simplified();
            }
            return parts.join(u'\n');
        }
    }
    return {};
}

EvidenceView::EvidenceView(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
}

void EvidenceView::fill(const ToldDiagnosis &told, const Evidence &evidence)
{
    add(tr("What speaks for it"), u"good"_s, told.speaksFor, evidence);
    add(tr("What speaks against it"), u"unknown"_s, told.speaksAgainst, evidence);
}

void EvidenceView::add(const QString &heading, const QString &picture, const QList<ToldReason> &reasons,
                       const Evidence &evidence)
{
    if (reasons.isEmpty())
        return;
    auto *title = new Text(Text::Rank::Heading);
    title->setText(heading);
    layout()->addWidget(title);
    for (const ToldReason &reason : reasons) {
        auto *row = new QWidget;
        auto *grid = new QGridLayout(row);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(10);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        auto *symbol = new Symbol(fontMetrics().height() + 1);
        symbol->draw(picture, heading);
        auto *why = new Text;
        why->setText(reason.why);
        grid->addWidget(symbol, 0, 0, Qt::AlignTop);
        grid->addWidget(why, 0, 1);
        const QString exhibit = quoted(evidence, reason.evidence);
        if (!exhibit.isEmpty()) {
            auto *words = new Text(Text::Rank::Aside);
            words->setFont(fixedFont());
            words->setText(exhibit);
            grid->addWidget(words, 1, 1);
        }
        layout()->addWidget(row);
    }
}

} // namespace todoku
