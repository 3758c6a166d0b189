package loopcraft.grader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what the learner writes in one exercise: a whole class, or single methods of a class.
 *
 * <p>The reference solution carries it, and the stubs made from the solution keep it. It is kept in
 * class files, where the grader reads which classes belong to an exercise, and is gone at run time,
 * so the runtime does not depend on the grader.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Exercise {

  /** The exercise's id, such as {@code 01.3}. */
  String value();

  /**
   * Of an exercise in parts, which of them a class belongs to, from 1 on: what is to be written
   * next is named in this order. Within a part, and without parts, it is that of the names.
   */
  int part() default 0;
}
