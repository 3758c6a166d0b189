package asyncio.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that may await: a method of {@code unittest.IsolatedAsyncioTestCase}.
 *
 * <pre>{@code
 * @AsyncTest
 * void aSecondTakesNoTime(EventLoop loop) {
 *   await(sleep(Duration.ofSeconds(1)));
 *   assertEquals(1_000_000_000, loop.time());
 * }
 * }</pre>
 *
 * <p>Its limits are those of the nearest {@link OnLoop}, as for any other test.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(AsyncExtension.class)
public @interface AsyncTest {}
