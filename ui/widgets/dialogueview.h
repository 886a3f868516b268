#pragma once

#include "ui/overheard.h"

#include <QPlainTextEdit>

namespace todoku
{

/// Both sides of dialogues with a server, as they are said: an arrow for each line tells who spoke, so that
/// colour is not needed. Stays at the end while the end is in sight. Keeps the last lines only.
class DialogueView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DialogueView(QWidget *parent = nullptr);
    void add(const Overheard::Lines &lines);
    void clearAll();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void write(const SpokenLine &line);
    void retranslate();
    bool isAtEnd() const;
    void goToEnd();

    QList<SpokenLine> m_lines; ///< since events are said in the language of the moment
};

} // namespace todoku
