#include "ui/widgets/field.h"
#include "samples.h"
#include "ui/tongue.h"

#include <QInputMethodEvent>
#include <QTest>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// As an input method does it: first a composition, then its result.
void compose(QLineEdit *edit, const QString &text)
{
    QInputMethodEvent composing(text, {});
    QCoreApplication::sendEvent(edit, &composing);
    QInputMethodEvent done;
    done.setCommitString(text);
    QCoreApplication::sendEvent(edit, &done);
}

} // namespace

TEST(Field, LosesNoFullWidthDigits)
{
    speak(Language::English);
    Field port(normalisePort);
    compose(port.edit(), u"４６５"_s);
    EXPECT_EQ(port.text(), u"４６５"); // not touched while it is typed
    EXPECT_EQ(port.tidy().ports, (QList<quint16>{465}));
    EXPECT_EQ(port.text(), u"465");
    EXPECT_TRUE(wordsOf(&port).contains(u"The input was tidied: 465"_s));
}

TEST(Field, KeepsWhatCannotBeUsedAndSaysWhatGoesThere)
{
    speak(Language::English);
    Field address(normaliseAddress, Field::Need::Required);
    address.setText(u"taro.example.jp"_s);
    EXPECT_FALSE(address.usable());
    EXPECT_EQ(address.text(), u"taro.example.jp");
    EXPECT_TRUE(wordsOf(&address).contains(u"An e-mail address has an @ in it, as in taro@example.jp."_s));
    QTest::keyClicks(address.edit(), u"x"_s);
    EXPECT_FALSE(wordsOf(&address).contains(u"An e-mail address has an @ in it, as in taro@example.jp."_s));
}

TEST(Field, MayStayEmptyWhereThatIsAllowed)
{
    Field optional(normaliseHost);
    EXPECT_TRUE(optional.usable());
    Field required(normaliseHost, Field::Need::Required);
    EXPECT_FALSE(required.usable());
}
