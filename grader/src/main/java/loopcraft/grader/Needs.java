package loopcraft.grader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the exercise that a test class grades is about, beyond plain Java: submissions that
 * nobody trusts may use nothing else. An exercise has the needs of all its test classes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Needs {

  /** What it needs. */
  Need[] value();
}
