package loopcraft.grader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import loopcraft.grader.junit.GradingExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says which exercise a test class grades. An exercise whose parts are large may have a class for
 * each of them; then their points and their times add up, and no test's name may be used twice.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(GradingExtension.class)
public @interface Grades {

  /** The exercise's id, such as {@code 01.3}. */
  String value();

  /** Where this class stands among those of the exercise. */
  int part() default 1;

  /** What passing this class's tests is worth, together with the exercise's other classes. */
  int points();

  /** The time that all tests of the class together may take, in seconds. */
  int seconds() default 10;
}
