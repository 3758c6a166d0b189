package asyncio.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that may await, and that is run many times, each time with another order of its tasks'
 * steps: see {@link ShuffledTasks}. The first run that fails is the last one, and tells its seed.
 * The system property {@value Seeds#PROPERTY} goes before what is written here.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith({AsyncExtension.class, InterleavedExtension.class})
public @interface Interleaved {

  /** How many runs. */
  int runs() default 200;

  /** The seed of the first run; each further one has the next. By default another each time. */
  long seed() default Seeds.ANY;

  /** By how many iterations a step is late at most. */
  int most() default Interleavings.MOST;
}
