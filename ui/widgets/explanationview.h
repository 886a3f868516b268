#pragma once

#include "explanation/explanation.h"

#include <QWidget>

class QVBoxLayout;

namespace todoku
{

class Fold;
class Text;

/// Tells one Explanation: what happened, what to do, and folded away who said what.
class ExplanationView : public QWidget
{
    Q_OBJECT

public:
    explicit ExplanationView(QWidget *parent = nullptr);
    void tell(const Explanation &explanation, Language language);
    Text *headline() const { return m_headline; }

private:
    void addDetails(const Explanation &explanation, Language language);

    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    Text *m_headline = nullptr;
    Fold *m_details = nullptr;
};

/// What happened, in a few words: a title for lists.
QString shortTitle(const Explanation &explanation, Language language);

} // namespace todoku
