package org.tenantry.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over a limit: at once if their length is declared, else when the limit is reached.
 * Some paths have a limit of their own.
 */
final class BodyLimit extends OncePerRequestFilter {
    private final long usual;
    private final Map<String, Long> byPath;
    private final ProblemWriter problems;

    BodyLimit(long usual, List<LargeBody> larger, ProblemWriter problems) {
        this.usual = usual;
        this.byPath = larger.stream().collect(Collectors.toMap(LargeBody::path, LargeBody::bytes));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long bytes = byPath.getOrDefault(request.getRequestURI(), usual);
        if (request.getContentLengthLong() > bytes) {
            problems.write(response, tooLarge(bytes));
            return;
        }
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletInputStream getInputStream() throws IOException {
                        return new Limited(super.getInputStream(), bytes);
                    }
                },
                response);
    }

    private static ProblemException tooLarge(long bytes) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body is larger than " + bytes + " bytes.",
                new Fault("Content-Length", null, "at most " + bytes));
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private final long bytes;
        private long read;

        Limited(ServletInputStream body, long bytes) {
            this.body = body;
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > bytes) {
                throw tooLarge(bytes);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
