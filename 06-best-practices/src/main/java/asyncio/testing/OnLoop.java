package asyncio.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of a class, or one of them, run on a loop of their own on virtual time: see {@link
 * AsyncExtension}. For a plain test {@link AsyncTest} is enough; together with {@code
 * ParameterizedTest} and the like, or with other limits, this is needed.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AsyncExtension.class)
public @interface OnLoop {

  /** See {@link Limits#time}, in seconds. */
  long seconds() default 3600;

  /** See {@link Limits#iterations}. */
  int iterations() default 100_000;

  /** See {@link Limits#grace}, in milliseconds. */
  long graceMillis() default 0;

  /** Reads the annotation. */
  final class Settings {

    private Settings() {}

    /** The limits that an annotation sets. */
    public static Limits of(OnLoop annotation) {
      return new Limits(
          Duration.ofSeconds(annotation.seconds()),
          annotation.iterations(),
          Duration.ofMillis(annotation.graceMillis()));
    }
  }
}
