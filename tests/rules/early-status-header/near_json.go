package near

import (
	"encoding/json"
	"net/http"
)

// JSON has no objects with such keys.
func counts(w http.ResponseWriter, histogram map[float64]int) {
	w.WriteHeader(http.StatusOK) // want "^hint: the status is sent before it is known"
	body, err := json.Marshal(histogram)
	if err != nil {
		return
	}
	w.Write(body)
}

// JSON has no form for a value that is not a number.
func rates(w http.ResponseWriter, rates map[string]float64) {
	w.WriteHeader(http.StatusOK) // want "^hint: the status is sent before it is known"
	body, err := json.Marshal(rates)
	if err != nil {
		return
	}
	w.Write(body)
}

func names(w http.ResponseWriter, names map[string]string) {
	w.WriteHeader(http.StatusOK)
	body, err := json.Marshal(names)
	if err != nil {
		return
	}
	w.Write(body)
}
