//! `net/http` and its sub-packages.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    // The client. A body is closed once it has been sent.
    entry("net/http", "Get Head PostForm Client.Get Client.Head Client.PostForm")
        .waits(NETWORK)
        .opens(0, Resource::Response),
    entry("net/http", "Post Client.Post").waits(NETWORK).arg(2, READS.and(OWNS)).opens(0, Resource::Response),
    entry("net/http", "Client.Do Transport.RoundTrip RoundTripper.RoundTrip ClientConn.RoundTrip")
        .waits(NETWORK)
        .arg(0, READS.and(OWNS))
        .opens(0, Resource::Response),
    entry("net/http", "NewRequest").arg(2, OWNS.and(WRAPS)),
    entry("net/http", "NewRequestWithContext").arg(0, KEEPS).arg(3, OWNS.and(WRAPS)),
    entry("net/http", "Transport.NewClientConn").waits(NETWORK).opens(0, Resource::Closer),
    entry("net/http", "ClientConn.Close").recv(CLOSES),
    entry("net/http", "Client.CloseIdleConnections Transport.CloseIdleConnections Transport.CancelRequest"),
    entry("net/http", "Transport.RegisterProtocol").arg(1, KEEPS.and(SERVES)),
    entry("net/http", "ReadRequest").waits(STREAM).arg(0, READS.and(WRAPS)),
    entry("net/http", "ReadResponse").waits(STREAM).arg(0, READS.and(WRAPS)).arg(1, WRAPS).opens(0, Resource::Response),
    entry("net/http", "Request.Write Request.WriteProxy Response.Write").waits(STREAM).recv(READS).arg(0, WRITES),
    entry("net/http", "Response.Cookies Response.Location Response.ProtoAtLeast"),
    // Requests.
    entry("net/http", "Request.Context").recv(WRAPS),
    entry("net/http", "Request.WithContext Request.Clone").recv(WRAPS).arg(0, KEEPS),
    entry("net/http", "Request.ParseForm Request.ParseMultipartForm Request.FormValue Request.PostFormValue")
        .waits(NETWORK)
        .recv(READS),
    entry("net/http", "Request.FormFile").waits(NETWORK).recv(READS).opens(0, Resource::File),
    entry("net/http", "Request.MultipartReader").recv(WRAPS),
    entry(
        "net/http",
        "Request.AddCookie Request.BasicAuth Request.Cookie Request.Cookies Request.CookiesNamed Request.PathValue \
         Request.ProtoAtLeast Request.Referer Request.SetBasicAuth Request.SetPathValue Request.UserAgent",
    ),
    entry("net/http", "Header.Add Header.Set Header.Del").recv(FILLS),
    entry("net/http", "Header.Get Header.Values Header.Clone"),
    entry("net/http", "Header.Write Header.WriteSubset").waits(STREAM).arg(0, WRITES),
    entry("net/http", "MaxBytesReader").arg(0, WRAPS).arg(1, OWNS.and(WRAPS)),
    // The server closes its listener when it returns.
    entry("net/http", "Serve ServeTLS").waits(NETWORK).arg(0, ACCEPTS.and(CLOSES).and(OWNS)).arg(1, KEEPS.and(SERVES)),
    entry("net/http", "ListenAndServe").waits(NETWORK).arg(1, KEEPS.and(SERVES)),
    entry("net/http", "ListenAndServeTLS").waits(NETWORK).arg(3, KEEPS.and(SERVES)),
    entry("net/http", "Server.Serve Server.ServeTLS").waits(NETWORK).recv(STARTS).arg(0, ACCEPTS.and(CLOSES).and(OWNS)),
    entry("net/http", "Server.ListenAndServe Server.ListenAndServeTLS").waits(NETWORK).recv(STARTS),
    entry("net/http", "Server.Shutdown").waits(NETWORK.and(SYNC)).recv(CLOSES.and(WAITS)),
    entry("net/http", "Server.Close").recv(CLOSES),
    entry("net/http", "Server.RegisterOnShutdown").arg(0, KEEPS.and(SPAWNS)),
    entry("net/http", "Server.SetKeepAlivesEnabled"),
    entry("net/http", "Handle HandleFunc ServeMux.Handle ServeMux.HandleFunc").arg(1, KEEPS.and(SERVES)),
    entry("net/http", "AllowQuerySemicolons MaxBytesHandler TimeoutHandler").arg(0, WRAPS.and(SERVES)),
    entry("net/http", "StripPrefix").arg(1, WRAPS.and(SERVES)),
    entry("net/http", "CrossOriginProtection.Handler").arg(0, WRAPS.and(SERVES)),
    entry("net/http", "CrossOriginProtection.SetDenyHandler").arg(0, KEEPS.and(SERVES)),
    entry("net/http", "FileServer FileServerFS FS NewFileTransport NewFileTransportFS").arg(0, WRAPS),
    entry("net/http", "ServeMux.ServeHTTP").waits(NETWORK).arg(0, WRITES).arg(1, READS),
    // Answers.
    entry("net/http", "ResponseWriter.Write").waits(NETWORK).recv(WRITES),
    entry("net/http", "ResponseWriter.WriteHeader").recv(WRITES),
    entry("net/http", "ResponseWriter.Header").recv(WRAPS),
    entry("net/http", "Flusher.Flush ResponseController.Flush").waits(NETWORK).recv(WRITES),
    entry("net/http", "Hijacker.Hijack ResponseController.Hijack").recv(CLOSES).opens(0, Resource::Conn),
    entry("net/http", "NewResponseController").arg(0, WRAPS),
    entry("net/http", "ResponseController.SetReadDeadline").recv(READ_DEADLINE),
    entry("net/http", "ResponseController.SetWriteDeadline").recv(WRITE_DEADLINE),
    entry("net/http", "ResponseController.EnableFullDuplex"),
    entry("net/http", "CloseNotifier.CloseNotify").recv(WRAPS),
    entry("net/http", "Error NotFound Redirect SetCookie").waits(NETWORK).arg(0, WRITES),
    entry("net/http", "ServeFile ServeFileFS").waits(NETWORK.and(FILE)).arg(0, WRITES),
    entry("net/http", "ServeContent").waits(NETWORK.and(STREAM)).arg(0, WRITES).arg(4, READS),
    entry("net/http", "FileSystem.Open Dir.Open").waits(FILE).opens(0, Resource::File),
    entry("net/http", "CanonicalHeaderKey DetectContentType ParseHTTPVersion ParseTime StatusText ParseCookie").pure(),
    entry("net/http", "NewServeMux NotFoundHandler RedirectHandler ParseSetCookie ProxyFromEnvironment").pure(),
    // net/http/httptest
    entry("net/http/httptest", "NewServer NewTLSServer NewUnstartedServer")
        .arg(0, KEEPS.and(SERVES))
        .opens(0, Resource::Closer),
    // Closed when the test is over.
    entry("net/http/httptest", "NewTestServer").arg(0, WRAPS).arg(1, KEEPS.and(SERVES)),
    entry("net/http/httptest", "Server.Close").waits(SYNC).recv(CLOSES.and(WAITS)),
    entry("net/http/httptest", "Server.Start Server.StartTLS").recv(STARTS),
    entry("net/http/httptest", "Server.Client Server.Certificate").recv(WRAPS),
    entry("net/http/httptest", "Server.CloseClientConnections").waits(SYNC),
    entry("net/http/httptest", "NewRecorder"),
    entry("net/http/httptest", "NewRequest").arg(2, WRAPS),
    entry("net/http/httptest", "NewRequestWithContext").arg(0, KEEPS).arg(3, WRAPS),
    entry("net/http/httptest", "ResponseRecorder.Write ResponseRecorder.WriteString ResponseRecorder.WriteHeader")
        .recv(WRITES),
    entry("net/http/httptest", "ResponseRecorder.Header ResponseRecorder.Result").recv(WRAPS),
    entry("net/http/httptest", "ResponseRecorder.Flush"),
    // net/http/httputil
    entry("net/http/httputil", "NewServerConn NewClientConn NewProxyClientConn").arg(0, OWNS.and(WRAPS)).arg(1, WRAPS),
    entry("net/http/httputil", "ServerConn.Close ClientConn.Close").recv(CLOSES),
    entry("net/http/httputil", "ServerConn.Hijack ClientConn.Hijack").recv(CLOSES.and(WRAPS)).opens(0, Resource::Conn),
    entry("net/http/httputil", "ServerConn.Read").waits(NETWORK).recv(READS.and(WRAPS)),
    entry("net/http/httputil", "ServerConn.Write ClientConn.Write").waits(NETWORK).recv(WRITES).arg(0, READS),
    entry("net/http/httputil", "ClientConn.Do ClientConn.Read")
        .waits(NETWORK)
        .recv(READS.and(WRITES))
        .opens(0, Resource::Response),
    entry("net/http/httputil", "DumpRequest DumpRequestOut DumpResponse").waits(STREAM).arg(0, READS),
    entry("net/http/httputil", "NewChunkedReader").arg(0, WRAPS),
    entry("net/http/httputil", "NewChunkedWriter").arg(0, WRAPS).opens(0, Resource::Finisher),
    entry("net/http/httputil", "NewSingleHostReverseProxy").arg(0, WRAPS),
    entry("net/http/httputil", "ReverseProxy.ServeHTTP").waits(NETWORK).arg(0, WRITES).arg(1, READS),
    // The others.
    entry("net/http/fcgi", "Serve").waits(NETWORK).arg(0, ACCEPTS).arg(1, KEEPS.and(SERVES)),
    entry("net/http/cgi", "Serve").waits(STREAM).arg(0, CALLS),
    entry("net/http/httptrace", "WithClientTrace").arg(0, WRAPS).arg(1, WRAPS.and(SERVES)),
    entry("net/http/httptrace", "ContextClientTrace").arg(0, WRAPS),
    entry("net/http/cookiejar", "New"),
];
