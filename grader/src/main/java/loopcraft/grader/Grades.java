package loopcraft.grader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import loopcraft.grader.junit.GradingExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** Says which exercise a test class grades. There is one class for each exercise. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(GradingExtension.class)
public @interface Grades {

  /** The exercise's id, such as {@code 01.3}. */
  String value();

  /** What the exercise is worth. */
  int points();

  /** The time that all of the exercise's tests together may take, in seconds. */
  int seconds() default 10;
}
